import type { Actor, TeamId, UserId } from '../model/slack-ids.ts';

/** A page that came since somebody looked. */
export interface NewPage {
  readonly title: string;
  readonly url: string | null;
  readonly items: number;
}

/** What the Home tab shows beside flags and digests, and who looks at it. */
export interface HomeStore {
  /** Notes that somebody looks at their Home tab. Looks within an hour are one visit. */
  visitHome(actor: Actor, at: Date): Promise<void>;
  /** When their visit before the last one was; null where there was none. */
  homeVisitBefore(actor: Actor): Promise<Date | null>;
  /** Whose last look is not older, the latest first. */
  homeVisitors(team: TeamId, since: Date, limit: number): Promise<readonly UserId[]>;
  /** Pages that came since then, those of the first index left out; the newest first. */
  newPages(
    since: Date,
    limit: number,
  ): Promise<{ readonly total: number; readonly pages: readonly NewPage[] }>;
  /** Themes of pages dated in a period, by how many pages have them. @param from, to - days. */
  themesOf(
    from: string,
    to: string,
    limit: number,
  ): Promise<readonly { readonly theme: string; readonly pages: number }[]>;
}
