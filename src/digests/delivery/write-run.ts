import type { DigestDefinition } from '../../model/digest-definition.ts';
import type { DigestEntry } from '../../model/digest-message.ts';
import type { DigestRun, SlotLocal } from '../../model/digest-run.ts';
import type { Query } from '../../model/query.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import type { DigestStore, NewDelivery } from '../../store/store.ts';
import { expiryOf } from '../schedule/due-slots.ts';
import { type ComposedDigest, composeDigest, type Period } from '../selection/compose-digest.ts';

/** A definition that was good when it was read cannot be planned now. */
class DigestPlanError extends Error {
  readonly code = 'unreadable-query';

  constructor(digest: string, reason: string) {
    super(`The digest ${digest} cannot be planned. ${reason}`);
    this.name = 'DigestPlanError';
  }
}

export interface RunToPlan {
  readonly definition: DigestDefinition;
  readonly slot: { readonly local: SlotLocal; readonly at: Date };
  readonly period: Period;
  /** `schedule`, or who asked for it. */
  readonly requestedBy: string;
}

export interface PlanRunDeps {
  readonly store: Pick<DigestStore, 'digestCandidates' | 'insertRun'>;
  readonly newId: () => string;
}

export interface PlannedRun {
  readonly run: DigestRun;
  readonly entries: readonly DigestEntry[];
}

/**
 * Writes a run with everything it will post, in one transaction: from here on
 * the digest says what it said at this moment, however often it is resumed.
 *
 * @returns undefined, with nothing written, when the slot has a run already.
 */
export async function planRun(
  { store, newId }: PlanRunDeps,
  { definition, slot, period, requestedBy }: RunToPlan,
): Promise<PlannedRun | undefined> {
  const { parents, entries } = await compose(store, definition, period);
  const isEmpty = entries.length === 0 && definition.empty === 'skip';
  const run: DigestRun = {
    id: newId(),
    digest: definition.name,
    slotLocal: slot.local,
    slotAt: slot.at,
    from: period.from,
    to: period.to,
    requestedBy,
    plannedAt: period.now,
    expiresAt: expiryOf(definition.schedule, slot.at),
    state: isEmpty ? 'empty' : 'posting',
    channel: definition.channel,
    channelId: null,
  };
  const messages = isEmpty
    ? []
    : [
        ...parents.map((message) => ({ itemId: null, message })),
        ...entries.map((entry) => ({
          itemId: entry.found.item.id,
          message: { kind: 'item' as const, entry },
        })),
      ];
  const deliveries: NewDelivery[] = messages.map((message, seq) => ({
    id: newId(),
    seq,
    ...message,
  }));
  return (await store.insertRun(run, deliveries)) ? { run, entries } : undefined;
}

/** What a digest says of a period; writes nothing. @throws DigestPlanError */
export async function compose(
  store: Pick<DigestStore, 'digestCandidates'>,
  definition: DigestDefinition,
  period: Period,
): Promise<ComposedDigest> {
  const candidates = await store.digestCandidates({
    query: queryOf(definition, period.to),
    kinds: definition.kinds,
    from: period.from,
    to: period.to,
  });
  return composeDigest(definition, period, candidates);
}

/** The definition's query as of a day: `since:30d` counts back from there. @throws DigestPlanError */
function queryOf({ name, query }: DigestDefinition, asOf: Date): Query {
  const outcome = parseQuery(query, asOf.toISOString().slice(0, 10));
  if (outcome.kind === 'unreadable') {
    throw new DigestPlanError(name, unreadableSentence(outcome));
  }
  return outcome.query;
}
