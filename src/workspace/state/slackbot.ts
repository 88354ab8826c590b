/** In whose name Slack itself speaks to people. */
export const SLACKBOT = 'USLACKBOT';
