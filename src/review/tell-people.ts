import { utcDay } from '../model/calendar.ts';
import type { Clock } from '../model/clock.ts';
import { DAY_MS } from '../model/duration.ts';
import type { ItemId } from '../model/item.ts';
import { bold, code, type Notices, type NoticeWords, text } from '../model/notice.ts';
import type { Decision, Flag, Verdict } from '../model/review/review.ts';
import type { UserId } from '../model/slack-ids.ts';
import { counted } from '../model/text/counted.ts';
import { headline } from '../model/text/headline.ts';
import type { NominationStore } from '../store/nomination-store.ts';
import type { QueueStore } from '../store/queue-store.ts';
import type { ReviewStore } from '../store/review-store.ts';

/** People hear of yesterday when they begin to work, in Europe at least, and not at midnight. */
const FIRST_HOUR_UTC = 7;
/** Items that a summary names; the others are counted. */
const NAMED = 8;

export interface TellPeopleDeps {
  readonly store: Pick<ReviewStore, 'allFlags' | 'decisions'> &
    Pick<QueueStore, 'queuePage'> &
    Pick<NominationStore, 'subject'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly notices: Notices;
  /** Who is reminded. */
  readonly curators: () => Promise<readonly UserId[]>;
  /** After so many days something waits too long. */
  readonly reminderDays: number;
}

/**
 * Builds what tells people of reviews unasked: who flagged hears once a day what became of it, on the
 * day after, and curators hear that something waits too long, once in that many days. Whoever is told
 * is kept, so that it may be called as often as one likes, before and after a restart.
 */
export function createTellPeople(deps: TellPeopleDeps): () => Promise<void> {
  return async () => {
    if (deps.clock.now().getUTCHours() < FIRST_HOUR_UTC) {
      return;
    }
    const flags = await deps.store.allFlags();
    await tellOutcomes(deps, flags);
    await remindCurators(deps, flags);
  };
}

async function tellOutcomes(
  { store, clock, notices }: TellPeopleDeps,
  flags: readonly Flag[],
): Promise<void> {
  const today = Math.floor(clock.now().getTime() / DAY_MS) * DAY_MS;
  const yesterday = (await store.decisions()).filter(
    ({ at }) => at.getTime() >= today - DAY_MS && at.getTime() < today,
  );
  // A later decision on the same item takes the place of an earlier one.
  const decided = new Map(yesterday.map((decision) => [decision.itemId, decision]));
  const theirs = flags.flatMap((flag) => {
    const decision = decided.get(flag.itemId);
    const isNews = decision !== undefined && decision.at >= flag.since && decision.by !== flag.user;
    return isNews && decision.team === flag.team ? [{ user: flag.user, decision }] : [];
  });
  const day = utcDay(new Date(today - DAY_MS));
  for (const [user, own] of Map.groupBy(theirs, (one) => one.user)) {
    const words = await outcomeWords(
      store,
      own.map(({ decision }) => decision),
    );
    await notices.tell([user], { key: `review-outcome:${day}`, words });
  }
}

const DONE: Readonly<Record<Verdict, string>> = {
  accepted: '✓ accepted',
  dismissed: '✕ dismissed',
  duplicate: '= duplicate',
  'false-positive': '✕ false positive',
};

async function outcomeWords(
  store: Pick<NominationStore, 'subject'>,
  decisions: readonly Decision[],
): Promise<NoticeWords> {
  const lines = await Promise.all(
    decisions
      .slice(0, NAMED)
      .map(async ({ itemId, verdict, note }) => [
        ...text(`\n${DONE[verdict]}: `),
        ...bold(await nameOf(store, itemId)),
        ...text(note === null ? '' : ` “${note}”`),
      ]),
  );
  const more = decisions.length - NAMED;
  return [
    ...text('What became of your flags yesterday:'),
    ...lines.flat(),
    ...text(`${more > 0 ? `\nand ${more} more` : ''}\nAll of them: `),
    ...code('/signals by:me'),
  ].filter((part) => part.text !== '');
}

async function nameOf(store: Pick<NominationStore, 'subject'>, id: ItemId): Promise<string> {
  const subject = await store.subject(id);
  if (subject === undefined) {
    return 'an item';
  }
  const title =
    subject.kind === 'item' ? headline(subject.found.item).title : subject.nomination.text;
  return title.slice(0, 100).trim() || 'a message';
}

async function remindCurators(
  { store, clock, notices, curators, reminderDays }: TellPeopleDeps,
  flags: readonly Flag[],
): Promise<void> {
  const now = clock.now();
  const teams = [...new Set(flags.map(({ team }) => team))];
  // Once in a period of that many days, whenever in it something is found.
  const period = Math.floor(now.getTime() / (reminderDays * DAY_MS));
  for (const user of teams.length === 0 ? [] : await curators()) {
    for (const team of teams) {
      const { total, oldest } = await store.queuePage({
        // What was suggested in private channels is not spoken of.
        viewer: { team, user, reads: [] },
        filter: { olderThanDays: reminderDays },
        sort: 'oldest',
        now,
        today: utcDay(now),
        offset: 0,
        limit: 1,
      });
      if (total > 0) {
        const days = oldest === null ? 0 : Math.floor((now.getTime() - oldest.getTime()) / DAY_MS);
        const words = [
          ...text(
            `${counted(total, 'item has', 'items have')} waited for review for ${counted(reminderDays, 'day')} or more, the oldest for ${days}. `,
          ),
          ...code('/signalpost review'),
          ...text(' shows them; what can wait is put off there.'),
        ];
        await notices.tell([user], { key: `review-reminder:${reminderDays}:${period}`, words });
      }
    }
  }
}
