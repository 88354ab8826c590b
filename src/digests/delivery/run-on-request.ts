import type { DigestDefinition } from '../../model/digest-definition.ts';
import { MINUTE_MS } from '../../model/duration.ts';
import type { DigestStore } from '../../store/store.ts';
import type { RunOutcome } from '../outcome.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { slotLocalOf, slotsBetween } from '../schedule/slots.ts';
import { type PlanRunDeps, planRun } from './write-run.ts';

export interface RunDigestDeps extends PlanRunDeps {
  readonly store: PlanRunDeps['store'] &
    Pick<DigestStore, 'registerDigest' | 'runs' | 'deliveries' | 'runOfSlot'>;
}

/**
 * Plans the run that a person asked for. Its identity is the minute, so a
 * second click finds the first one's run. It covers everything up to now, also
 * a slot that is due but not yet planned, which then has no run of its own.
 */
export async function runDigest(
  deps: RunDigestDeps,
  definition: DigestDefinition,
  request: { readonly requestedBy: string; readonly now: Date },
): Promise<RunOutcome> {
  const { store } = deps;
  const { requestedBy, now } = request;
  const { name, schedule } = definition;
  const registeredAt = await store.registerDigest(name, now);
  const local = slotLocalOf(now, schedule.timezone);
  const earlier = await store.runOfSlot(name, local);
  if (earlier !== undefined) {
    return { kind: 'already', run: earlier };
  }
  const from = await coveredUntil(store, name, registeredAt);
  const planned = await planRun(deps, {
    definition,
    slot: { local, at: new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS) },
    period: {
      from,
      // After the clock was set back there is nothing between the last run and now.
      to: from > now ? from : now,
      slots: Math.max(1, slotsBetween(schedule, from, now).length),
      now,
    },
    requestedBy,
  });
  if (planned === undefined) {
    const other = await store.runOfSlot(name, local);
    if (other === undefined) {
      throw new Error(`The slot ${local} of ${name} has a run that cannot be read.`);
    }
    return { kind: 'already', run: other };
  }
  return planned.run.state === 'empty'
    ? { kind: 'empty', run: planned.run }
    : { kind: 'planned', run: planned.run, entries: planned.entries.length };
}
