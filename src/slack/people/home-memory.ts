import type { Actor, TeamId, UserId } from '../../model/slack-ids.ts';

/** What the Home tab has to know of visits and of the archive; the store is one. */
export interface HomeMemory {
  visitHome(actor: Actor, at: Date): Promise<void>;
  homeVisitBefore(actor: Actor): Promise<Date | null>;
  homeVisitors(team: TeamId, since: Date, limit: number): Promise<readonly UserId[]>;
  newPages(
    since: Date,
    limit: number,
  ): Promise<{
    readonly total: number;
    readonly pages: readonly {
      readonly title: string;
      readonly url: string | null;
      readonly items: number;
    }[];
  }>;
  themesOf(
    from: string,
    to: string,
    limit: number,
  ): Promise<readonly { readonly theme: string; readonly pages: number }[]>;
}
