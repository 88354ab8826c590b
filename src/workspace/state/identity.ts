import type { Enterprise } from '../page-protocol.ts';

/** Who the team and the app are; every id is made up and stays the same from start to start. */
export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly appName: string;
  readonly botId: string;
  readonly botUserId: string;
  /** The bot user's display name. */
  readonly botName: string;
  /** The Grid that the team belongs to; null for a team of its own. */
  readonly enterprise: Enterprise | null;
  /** Whether the app is installed on the whole Grid instead of this team. */
  readonly isOrgWide: boolean;
}
