import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { DigestRun } from '../../model/digest/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import { runIdOf } from '../delivery/run-ids.ts';
import type { TellOfRun } from '../delivery/tell-of-run.ts';
import { expiryOf } from '../schedule/due-slots.ts';
import type { Slot } from '../schedule/slots.ts';

export interface RecordMissedDeps {
  readonly store: Pick<DigestStore, 'insertRun'>;
  readonly events: Events;
  readonly tellOfRun: TellOfRun;
}

/** Puts a slot on record that passed too long ago; its days, from `from`, are left to the next run. */
export async function recordMissed(
  { store, events, tellOfRun }: RecordMissedDeps,
  { name, schedule, channel }: DigestDefinition,
  { slot, from, now }: { readonly slot: Slot; readonly from: Date; readonly now: Date },
): Promise<void> {
  const run: DigestRun = {
    id: runIdOf(name, slot.local),
    digest: name,
    slotLocal: slot.local,
    slotAt: slot.at,
    from,
    to: from,
    requestedBy: 'schedule',
    plannedAt: now,
    expiresAt: expiryOf(schedule, slot.at, now),
    state: 'missed',
    channel,
    channelId: null,
    threadTs: null,
    lookFirst: false,
    endedAt: now,
    reason: null,
  };
  // Whoever recorded it first, in another process, tells of it.
  if (await store.insertRun(run, [], null)) {
    events.emit('run-missed', { digest: name, slot: slot.local, from });
    await tellOfRun({ kind: 'missed', run, ledger: [], reason: null });
  }
}
