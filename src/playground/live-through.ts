import { later, MINUTE_MS } from '../model/duration.ts';
import type { Server } from '../server/start-server.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ClockMover } from './clock-mover.ts';
import { reviewEarlier } from './earlier-reviews.ts';

/** After that Monday's digest was due. */
export const DEMO_BEGINS = new Date('2026-11-09T08:05:00Z');
const PEOPLE_REVIEW = new Date('2026-11-20T14:20:00Z');
/** Two weeks later, just before the digest is due. */
const VISITOR_COMES = new Date('2026-11-23T07:55:00Z');

export interface LiveThroughDeps {
  readonly workspace: Workspace;
  readonly server: Pick<Server, 'refreshArchive'>;
  readonly mover: Pick<ClockMover, 'move'>;
  /** Writes down what the team has flagged and decided before an instant. */
  readonly writeReviews: (before: Date) => Promise<void>;
}

/**
 * Lets the demo live through its first fortnight at once, as the visitor moves
 * the clock later: the baseline is indexed, each day's pages arrive, each
 * digest is posted when it is due, and people review an item or two, beside
 * sixty that are written down. So a newcomer finds a channel with a history,
 * and a queue to decide on.
 */
export async function liveThrough({
  workspace,
  server,
  mover,
  writeReviews,
}: LiveThroughDeps): Promise<void> {
  await server.refreshArchive();
  await mover.move(() => PEOPLE_REVIEW);
  await reviewEarlier(workspace, () => mover.move(() => later(PEOPLE_REVIEW, MINUTE_MS)));
  await mover.move(() => VISITOR_COMES);
  await writeReviews(VISITOR_COMES);
}
