import type { Clock } from '../model/clock.ts';
import type { Listener, Notices } from '../model/notice.ts';
import type { UserId } from '../model/slack-ids.ts';
import type { NoticeStore } from '../store/notice-store.ts';

export interface NoticesDeps {
  readonly store: Pick<NoticeStore, 'addNotices'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Nobody where the list is empty. */
  readonly operators: () => Promise<readonly UserId[]>;
}

/** Builds what rooms tell people with: it only writes, so a process without Slack may tell as well. */
export function createNotices({ store, clock, newId, operators }: NoticesDeps): Notices {
  const people = async (listeners: readonly Listener[]) => {
    const those = listeners.includes('operators') ? await operators() : [];
    return new Set(listeners.flatMap((one) => (one === 'operators' ? those : [one])));
  };
  return {
    tell: async (listeners, notice) => {
      const notices = [...(await people(listeners))].map((to) => ({ ...notice, id: newId(), to }));
      await store.addNotices(notices, clock.now());
    },
  };
}
