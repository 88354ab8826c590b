import { type Actor, type TeamId, UserId } from '../../model/slack-ids.ts';

/**
 * Who does something. `team` is the installation's, whatever workspace a shared channel's or an
 * organisation's request names: what is kept belongs there.
 */
export interface Person extends Actor {
  /** The workspaces and the organisation that the request calls the person's own; empty: it does not say. */
  readonly homes: readonly string[];
}

/** @param homes - ids as they stand in the request; what is missing is left out. */
export function personOf(
  team: TeamId,
  user: string,
  ...homes: readonly (string | null | undefined)[]
): Person {
  return {
    team,
    user: UserId.parse(user),
    homes: homes.flatMap((home) => home || []),
  };
}
