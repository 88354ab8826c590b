import type {
  DigestInfo,
  PreviewOutcome,
  RunRecord,
  SentDigestOutcome,
} from '../../digests/outcome.ts';
import { itemRecord } from '../../exports/records/item-record.ts';
import type { DigestEntry } from '../../model/digest/digest-message.ts';
import { reviewJson } from './render-review.ts';

/** A digest as `--json` gives it. */
export function infoJson({ definition, schedule, ...info }: DigestInfo) {
  return { ...definition, when: schedule, ...info };
}

export function previewJson({
  info,
  parents,
  entries,
  past,
}: Extract<PreviewOutcome, { readonly kind: 'preview' }>) {
  const [parent] = parents;
  return {
    digest: info.definition.name,
    newItems: parent?.newItems ?? 0,
    updatedItems: parent?.updatedItems ?? 0,
    belowThreshold: parent?.belowThreshold ?? 0,
    overLimit: parent?.overLimit ?? 0,
    simulated: parent?.story?.simulated ?? false,
    entries: entries.map(entryJson),
    ...(parent === undefined || parent.review === null
      ? {}
      : { review: reviewJson(parent.review) }),
    past,
  };
}

export function recordJson({ run, of, sent, lost, waiting }: RunRecord) {
  const { digest, slotLocal, state, reason, channel, requestedBy, plannedAt, endedAt } = run;
  return {
    digest,
    slot: slotLocal,
    state,
    reason,
    channel,
    requestedBy,
    plannedAt,
    endedAt,
    of,
    sent,
    lost,
    waiting,
  };
}

export function sentJson(
  outcome: Extract<SentDigestOutcome, { readonly kind: 'sent' | 'no-run' }>,
) {
  return outcome.kind === 'no-run'
    ? { digest: outcome.name, day: outcome.day, run: null, days: outcome.days }
    : {
        digest: outcome.record.run.digest,
        run: recordJson(outcome.record),
        entries: outcome.entries.map(entryJson),
        ...outcome.parents
          .flatMap(({ review }) => review ?? [])
          .map((review) => ({ review: reviewJson(review) }))[0],
      };
}

function entryJson({ number, novelty, alsoIn, found, decision }: DigestEntry) {
  return { number, novelty, alsoIn, decision, item: itemRecord(found) };
}
