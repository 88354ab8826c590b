import type { DigestDefinition } from '../../model/digest-definition.ts';
import { DAY_MS } from '../../model/duration.ts';
import type { DigestStore } from '../../store/store.ts';
import { compose } from '../delivery/write-run.ts';
import { digestInfo } from '../digest-info.ts';
import type { PreviewOutcome } from '../outcome.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { slotsBetween } from '../schedule/slots.ts';

type PreviewStore = Pick<
  DigestStore,
  'digestRegisteredAt' | 'runs' | 'deliveries' | 'digestCandidates'
>;
type Preview = Extract<PreviewOutcome, { readonly kind: 'preview' }>;

const PAST_DAYS = 90;

/**
 * What a digest would post at this moment, and what its slots of the last 90
 * days would have posted, each from the pages first seen since the slot before.
 * Only reads.
 */
export async function previewDigest(
  store: PreviewStore,
  definition: DigestDefinition,
  now: Date,
): Promise<Preview> {
  // A digest that was never planned begins at its first look, so nothing is new to it yet.
  const registeredAt = (await store.digestRegisteredAt(definition.name)) ?? now;
  const from = await coveredUntil(store, definition.name, registeredAt);
  const to = from > now ? from : now;
  const slots = Math.max(1, slotsBetween(definition.schedule, from, to).length);
  return {
    kind: 'preview',
    info: await digestInfo(store, definition, now),
    ...(await compose(store, definition, { from, to, slots, now })),
    past: await pastRuns(store, definition, now),
  };
}

async function pastRuns(
  store: PreviewStore,
  definition: DigestDefinition,
  now: Date,
): Promise<Preview['past']> {
  const start = new Date(now.getTime() - PAST_DAYS * DAY_MS);
  const past = { days: PAST_DAYS, runs: 0, items: 0 };
  const whole = await compose(store, definition, { from: start, to: now, slots: 1, now });
  if (whole.entries.length === 0) {
    return past;
  }
  let from = start;
  for (const { at } of slotsBetween(definition.schedule, start, now)) {
    const { entries } = await compose(store, definition, { from, to: at, slots: 1, now });
    past.runs += entries.length > 0 || definition.empty === 'post' ? 1 : 0;
    past.items += entries.length;
    from = at;
  }
  return past;
}
