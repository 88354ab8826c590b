import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Clock } from '../../../model/clock.ts';
import type { Numbers } from '../../sqlite/truth/projection-state.ts';
import { DOMAINS, type Domain } from '../../sqlite/truth/truth-tables.ts';
import { mayPass, StoreError } from '../../store-error.ts';
import type { CatchUp } from '../projection/catch-up.ts';
import type { IndexSession } from '../projection/index-session.ts';
import type { Projection } from '../projection/projection.ts';
import { attemptAll, type Settle, settleAll, type Wish } from './group-commit.ts';
import type { Truth } from './truth.ts';

/** Between tries to reach a database that does not answer, in ms. */
const PAUSE_MS = 100;

export interface CommitDeps {
  readonly truth: Truth;
  readonly projection: Projection;
  readonly session: IndexSession;
  readonly catchUp: CatchUp;
  readonly clock: Clock;
  readonly assertInPlace?: () => void;
  /** What the truth has accepted could not be kept here: it will be fetched from there. */
  readonly onNotKept: (error: unknown) => void;
}

/** Commits by their ids whose answer was lost, with what their callers would be told. */
type Lost = Map<string, readonly Settle[]>;

/**
 * Writes wishes together, here and in the truth, or nowhere. Where the truth's answer is lost, the
 * next try offers the same number again: it is either refused because the first one came through,
 * and the log then shows its id, or it is the first itself.
 *
 * @returns once all were told; rejects where none was, with what they are to be told.
 */
export function createCommit(
  db: Database,
  deps: CommitDeps,
  begin: (until: number) => Promise<void>,
): (wishes: readonly Wish[]) => Promise<void> {
  const { catchUp, clock } = deps;
  const offer = createOffer(db, deps);
  const attempt = async (wishes: readonly Wish[], lost: Lost) => {
    await begin(Math.min(...wishes.map(({ until }) => until)));
    const offered = await offer(wishes, lost);
    if (offered.kind === 'accepted') {
      return offered.settles;
    }
    const { commits } = await catchUp(offered.behind);
    return [...lost].find(([id]) => commits.has(id))?.[1];
  };
  return async (wishes) => {
    const until = Math.max(...wishes.map((wish) => wish.until));
    const isOver = () => clock.now().getTime() + PAUSE_MS > until;
    const lost: Lost = new Map();
    for (;;) {
      try {
        const settles = await attempt(wishes, lost);
        if (settles !== undefined) {
          settleAll(settles);
          return;
        }
      } catch (error) {
        if (!mayPass(error) || isOver()) {
          throw error;
        }
        await clock.sleep(PAUSE_MS);
        continue;
      }
      if (isOver()) {
        throw new StoreError(
          'busy',
          'Too much is written to the database at once. Try again in a moment.',
        );
      }
    }
  };
}

type Offered =
  | { readonly kind: 'accepted'; readonly settles: readonly Settle[] }
  /** Somebody was first, in these domains. */
  | { readonly kind: 'refused'; readonly behind: readonly Domain[] };

/** The transaction has ended when it resolves or rejects. */
function createOffer(
  db: Database,
  { truth, projection, session, assertInPlace = () => {}, onNotKept }: CommitDeps,
): (wishes: readonly Wish[], lost: Lost) => Promise<Offered> {
  type Sent = Partial<Numbers> | { readonly behind: readonly Domain[] };
  const send = async (settles: readonly Settle[], lost: Lost): Promise<Sent> => {
    const changes = projection.written();
    const before = projection.numbers();
    if (changes === null) {
      // "It is done already" may be said of what another has just undone. An index's rows are left
      // out: they come too often to be waited for, and nobody decides by them.
      const { work } = await truth.heads();
      return work === before.work ? {} : { behind: ['work'] };
    }
    const written = DOMAINS.filter((domain) => changes[domain] !== undefined);
    const numbers = (step: number): Partial<Numbers> =>
      Object.fromEntries(written.map((domain) => [domain, before[domain] + step]));
    const commit = randomUUID();
    lost.set(commit, settles);
    const isAccepted = await truth.commit({ commit, expected: numbers(0), changes });
    lost.delete(commit);
    return isAccepted ? numbers(1) : { behind: written };
  };
  const end = (how: 'COMMIT' | 'ROLLBACK') => {
    if (db.inTransaction) {
      db.exec(how);
    }
  };
  const keep = (numbers: Partial<Numbers>) => {
    try {
      projection.note(numbers);
      end('COMMIT');
      session.follow(numbers);
    } catch (error) {
      end('ROLLBACK');
      onNotKept(error);
    }
  };
  return async (wishes, lost) => {
    try {
      assertInPlace();
      const settles = attemptAll(db, wishes);
      const sent = await send(settles, lost);
      if ('behind' in sent) {
        return { kind: 'refused', behind: sent.behind };
      }
      keep(sent);
      return { kind: 'accepted', settles };
    } finally {
      end('ROLLBACK');
    }
  };
}
