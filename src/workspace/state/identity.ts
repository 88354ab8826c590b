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
}
