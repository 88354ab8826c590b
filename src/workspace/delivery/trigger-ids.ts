import { randomBytes } from 'node:crypto';
import type { Clock } from '../../model/clock.ts';
import { INTERACTION_LIMITS } from '../../slack/limits.ts';

/** Permissions to open one modal, within three seconds of what someone did. */
export interface TriggerIds {
  issue(user: string): string;
  /** Uses one up. */
  redeem(triggerId: string):
    | { readonly ok: true; readonly user: string }
    | {
        readonly ok: false;
        readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
      };
}

export function createTriggerIds(clock: Clock): TriggerIds {
  const issued = new Map<string, { readonly user: string; readonly at: number; used: boolean }>();
  return {
    issue: (user) => {
      const at = clock.now().getTime();
      const id = `${at}.${issued.size + 1}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { user, at, used: false });
      return id;
    },
    redeem: (id) => {
      const trigger = issued.get(id);
      if (trigger === undefined) {
        return { ok: false, error: 'invalid_trigger_id' };
      }
      if (trigger.used) {
        return { ok: false, error: 'exchanged_trigger_id' };
      }
      if (clock.now().getTime() - trigger.at > INTERACTION_LIMITS.triggerMs) {
        return { ok: false, error: 'expired_trigger_id' };
      }
      trigger.used = true;
      return { ok: true, user: trigger.user };
    },
  };
}
