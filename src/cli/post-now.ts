import { createDigests } from '../digests/create-digests.ts';
import type { DigestsDeps } from '../digests/digests-at-work.ts';
import type { RunOutcome } from '../digests/outcome.ts';
import { clockOf } from '../server/clock-of.ts';
import { shareDuties } from '../server/leases/duties.ts';
import {
  holdWriterLease,
  LeaseBusyError,
  type WriterLease,
} from '../server/leases/writer-lease.ts';
import type { CommandStore } from '../server/open-store.ts';
import { createPoster, type PosterOptions } from '../slack/posting/create-poster.ts';
import { REPLICA } from '../store/lease-store.ts';

/** Slack gets this long; what is left then is posted by the next process that serves. */
const PATIENCE_MS = 600_000;

export interface PostNowDeps extends Omit<DigestsDeps, 'poster'> {
  readonly store: CommandStore;
  /** Null plans the run and leaves posting to the process that serves. */
  readonly slack: PosterOptions | null;
}

export interface PostNowOutcome {
  readonly outcome: RunOutcome;
  /**
   * Who posts: this process, the one that holds the database (if it is a server and does not only
   * index; else the next server), or the next one to serve.
   */
  readonly by: 'us' | 'server' | 'next server';
  /** Items that this process has posted. */
  readonly sent: number;
}

/**
 * Runs a digest from outside the server. Where a server holds the database it
 * posts the planned run; else this process takes its place until the run is done.
 */
export async function postNow(deps: PostNowDeps, name: string): Promise<PostNowOutcome> {
  return deps.store.replica === null
    ? postInPlaceOfServer(deps, name)
    : postBesideReplicas(deps, name);
}

async function planOnly(deps: PostNowDeps, name: string): Promise<PostNowOutcome> {
  const outcome = await createDigests({ ...deps, poster: null }).run(name, 'cli');
  return { outcome, by: 'server', sent: 0 };
}

/** Where no replica lives, this process is one until the run is done. */
async function postBesideReplicas(deps: PostNowDeps, name: string): Promise<PostNowOutcome> {
  const { store, events } = deps;
  const clock = clockOf(store);
  if ((await store.leases(REPLICA, clock.now())).length > 0) {
    return planOnly(deps, name);
  }
  const { jobs, owner } = shareDuties({ store, events, clock });
  await jobs.begin();
  try {
    return await runHere({ ...deps, jobs, owner }, name, jobs.presence().lost);
  } finally {
    await jobs.end();
  }
}

async function postInPlaceOfServer(deps: PostNowDeps, name: string): Promise<PostNowOutcome> {
  const lease = await leaseOrNone(deps);
  if (lease === undefined) {
    return planOnly(deps, name);
  }
  try {
    return await runHere(deps, name, lease.lost);
  } finally {
    await lease.release();
  }
}

async function runHere(
  { slack, ...deps }: PostNowDeps,
  name: string,
  lost: AbortSignal,
): Promise<PostNowOutcome> {
  const poster = slack === null ? null : createPoster(deps, slack);
  const digests = createDigests({ ...deps, poster });
  const outcome = await digests.run(name, 'cli');
  if (poster === null || outcome.kind !== 'planned') {
    return { outcome, by: poster === null ? 'next server' : 'us', sent: 0 };
  }
  await digests.finish(AbortSignal.any([lost, AbortSignal.timeout(PATIENCE_MS)]));
  const deliveries = await deps.store.deliveries(outcome.run.id);
  const sent = deliveries.filter(({ itemId, state }) => itemId !== null && state === 'sent');
  return { outcome, by: 'us', sent: sent.length };
}

async function leaseOrNone({ store, events }: PostNowDeps): Promise<WriterLease | undefined> {
  try {
    return await holdWriterLease({ store, events }, { waitMs: 0 });
  } catch (error) {
    if (error instanceof LeaseBusyError) {
      return undefined;
    }
    throw error;
  }
}
