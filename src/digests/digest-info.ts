import type { DigestDefinition } from '../model/digest/digest-definition.ts';
import type { DeliveryState } from '../model/digest/digest-run.ts';
import type { DigestStore } from '../store/digest-store.ts';
import type { DigestInfo } from './outcome.ts';
import { describeSchedule } from './schedule/describe-schedule.ts';
import { nextSlot } from './schedule/slots.ts';

const WAITING: readonly DeliveryState[] = ['pending', 'sending', 'unknown'];

/** What an operator asks of a digest: when it runs, and how its last run went. */
export async function digestInfo(
  store: Pick<DigestStore, 'runs' | 'ledger'>,
  definition: DigestDefinition,
  { now, unreadable }: { readonly now: Date } & Pick<DigestInfo, 'unreadable'>,
): Promise<DigestInfo> {
  const [lastRun = null] = await store.runs(definition.name, 1);
  const ledger = lastRun === null ? [] : await store.ledger(lastRun.id);
  return {
    definition,
    schedule: describeSchedule(definition.schedule),
    nextRunAt: definition.pause === null ? (nextSlot(definition.schedule, now)?.at ?? null) : null,
    lastRun,
    waiting:
      lastRun?.state === 'posting'
        ? ledger.filter(({ state }) => WAITING.includes(state)).length
        : 0,
    dead: ledger.filter(({ state }) => state === 'dead').length,
    unreadable,
  };
}
