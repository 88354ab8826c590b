import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../digests/digests.ts';
import type { ArchiveStatus } from '../../model/archive-status.ts';
import { utcDay } from '../../model/calendar.ts';
import type { Clock } from '../../model/clock.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { Review } from '../../review/review.ts';
import type { HomeFields } from '../blocks/home/home-fields.ts';
import type { Authority } from './authority.ts';
import type { HomeMemory } from './home-memory.ts';
import { goesTo, type OwnChannels } from './own-channels.ts';
import type { Person } from './person.ts';
import type { ShowDigests } from './show-digests.ts';
import type { ShowQueue } from './show-queue.ts';

const SHOWN_RUNS = 5;
/** Among which those of a person's own digests are. */
const LOGGED_RUNS = 40;
const OWN_FLAGS = 5;
const NEW_PAGES = 5;
const THEMES = 6;
const MONTH_DAYS = 30;

export interface ShowHomeDeps {
  readonly digests: Pick<Digests, 'log'>;
  readonly review: Pick<Review, 'ownFlags' | 'decided'>;
  readonly showDigests: ShowDigests;
  readonly showQueue: ShowQueue;
  readonly ownChannels: OwnChannels;
  readonly homeMemory: HomeMemory;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
  readonly authority: Pick<Authority, 'may'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The Home tab as this person may see it. */
export type ShowHome = (client: WebClient, person: Person) => Promise<HomeFields>;

export function createShowHome(deps: ShowHomeDeps): ShowHome {
  return async (client, person) => {
    const { review, showQueue, showDigests, digests, archiveStatus, authority, clock } = deps;
    const { ownChannels } = deps;
    const viewer = { ...person, reads: [] };
    const [queue, shown, { past }, flags, decided, archive, isOperator, mayKeep, channels] =
      await Promise.all([
        showQueue(person),
        showDigests(client, person),
        digests.log(LOGGED_RUNS),
        review.ownFlags(viewer, OWN_FLAGS),
        review.decided(viewer, { days: 7, page: 1 }),
        archiveStatus(),
        authority.may('see-full-status', person),
        authority.may('keep-own', person),
        ownChannels(person.user),
      ]);
    const gets =
      channels === undefined
        ? null
        : shown.digests.filter(({ definition }) => goesTo(definition, channels));
    const isTheirs = (name: string) =>
      gets === null || gets.some(({ definition }) => definition.name === name);
    return {
      queue,
      decidedThisWeek: decided.total,
      digests: shown,
      gets,
      runs: past.filter(({ run }) => isTheirs(run.digest)).slice(0, SHOWN_RUNS),
      flags,
      news: await newsFor(deps, person),
      themes: await themesOfMonth(deps),
      archive: isOperator ? archive : null,
      mayKeep,
      now: clock.now(),
    };
  };
}

/** What came since the visit before this one; since the first look there is nothing before. */
async function newsFor(
  { homeMemory, clock }: ShowHomeDeps,
  person: Person,
): Promise<HomeFields['news']> {
  const now = clock.now();
  const before = await homeMemory.homeVisitBefore(person);
  // Who comes for the first time, or after long, is shown a week.
  const since = before ?? later(now, -7 * DAY_MS);
  const { total, pages } = await homeMemory.newPages(since, NEW_PAGES);
  return { since, total, pages };
}

function themesOfMonth({ homeMemory, clock }: ShowHomeDeps): Promise<HomeFields['themes']> {
  const now = clock.now();
  return homeMemory.themesOf(utcDay(later(now, -MONTH_DAYS * DAY_MS)), utcDay(now), THEMES);
}
