import type { DigestDefinition, Made } from '../../model/digest/digest-definition.ts';
import type { DigestRun, SlotLocal } from '../../model/digest/digest-run.ts';
import type { DigestStore, NewDelivery } from '../../store/digest-store.ts';
import { deliveryIdOf, runIdOf } from '../delivery/run-ids.ts';
import { expiryOf } from '../schedule/due-slots.ts';
import type { ComposedDigest } from '../selection/compose-digest.ts';
import { type ComposePeriodDeps, composePeriod } from '../selection/compose-period.ts';
import type { Period } from '../selection/period.ts';

export interface RunToWrite {
  readonly definition: DigestDefinition;
  readonly slot: { readonly local: SlotLocal; readonly at: Date };
  readonly period: Period;
  /** `schedule`, or who asked for it. */
  readonly requestedBy: string;
  /** Whether its messages may stand in the channel already; see `DigestRun.lookFirst`. */
  readonly lookFirst: boolean;
  /** The thread that it answers in, instead of where the definition posts. Default: none. */
  readonly thread?: Made['firstAnswer'];
  /** Keeps no run where nothing was found. Default: it is on record as empty. */
  readonly unlessEmpty?: boolean;
}

export interface WriteRunDeps extends ComposePeriodDeps {
  readonly store: ComposePeriodDeps['store'] & Pick<DigestStore, 'insertRun'>;
}

export interface WrittenRun {
  readonly run: DigestRun;
  /** How many items, or reviews, it tells of. */
  readonly size: number;
}

/**
 * Writes a run with everything it will post, in one transaction: from here on
 * the digest says what it said at this moment, however often it is resumed.
 *
 * @returns undefined, with nothing written, when the slot has a run already, or nothing is to be kept.
 * @throws DigestPlanError
 */
export async function writeRun(
  deps: WriteRunDeps,
  {
    definition,
    slot,
    period,
    requestedBy,
    lookFirst,
    thread = null,
    unlessEmpty = false,
  }: RunToWrite,
): Promise<WrittenRun | undefined> {
  const composed = await composePeriod(deps, definition, period);
  const { size, selection } = composed;
  const isEmpty = size === 0 && definition.empty === 'skip';
  if (isEmpty && unlessEmpty) {
    return undefined;
  }
  const run: DigestRun = {
    id: runIdOf(definition.name, slot.local),
    digest: definition.name,
    slotLocal: slot.local,
    slotAt: slot.at,
    from: period.from,
    to: period.to,
    requestedBy,
    plannedAt: period.now,
    expiresAt: expiryOf(definition.schedule, slot.at, period.now),
    state: isEmpty ? 'empty' : 'posting',
    channel: definition.channel,
    channelId: thread?.channel ?? null,
    threadTs: thread?.threadTs ?? null,
    lookFirst: lookFirst && !isEmpty && thread === null,
    endedAt: isEmpty ? period.now : null,
    reason: null,
  };
  const deliveries = isEmpty ? [] : deliveriesOf(run.id, composed, definition);
  return (await deps.store.insertRun(run, deliveries, isEmpty ? null : selection))
    ? { run, size }
    : undefined;
}

function deliveriesOf(
  runId: string,
  { parents, entries, named }: ComposedDigest,
  { replies }: DigestDefinition,
): readonly NewDelivery[] {
  const [first, second] = entries.map(({ found }) => found.item.id);
  const soleItem = !replies && second === undefined ? (first ?? null) : null;
  return [
    ...parents.map((message) => ({
      id: deliveryIdOf(runId, { part: message.part, items: named }),
      itemId: null,
      soleItem,
      message,
    })),
    ...(replies ? entries : []).map((entry) => ({
      id: deliveryIdOf(runId, entry.found.item.id),
      itemId: entry.found.item.id,
      soleItem: null,
      message: { kind: 'item' as const, entry },
    })),
  ].map((delivery, seq) => ({ ...delivery, seq }));
}
