import type { SlackEvents } from '../../model/events/slack-events.ts';
import type { EventLines } from './event-line.ts';

export const SLACK_LINES: EventLines<keyof SlackEvents> = {
  'slack-connected': {
    level: 'info',
    message: ({ transport }) =>
      transport === 'http' ? 'Slack reaches the app by signed HTTP' : 'connected by Socket Mode',
  },
  'socket-opened': { level: 'info', message: 'the socket to Slack is open' },
  'socket-lost': { level: 'info', message: 'the socket to Slack is lost and looked for' },
  'socket-missing': {
    level: ({ kind }) => (kind === 'final' ? 'error' : 'warn'),
    message: 'the socket to Slack cannot be opened; it is tried again',
  },
  'request-unheard': { level: 'warn', message: 'nothing listens to what Slack sent' },
  'events-limited': { level: 'warn', message: 'Slack held events back: there were too many' },
  'installation-ended': { level: 'error', message: 'the app can post no more' },
  'scope-missing': {
    level: 'warn',
    message: ({ scope, feature }) =>
      `the app lacks the scope ${scope} for ${feature}: add it under OAuth & Permissions, then reinstall`,
  },
  'people-unknown': {
    level: 'warn',
    message: 'Slack does not know some of CURATORS and OPERATORS in this workspace',
  },
  'reactions-compared': {
    level: ({ added, removed }) => (added + removed > 0 ? 'info' : 'debug'),
    message: 'reactions were compared with the flags',
  },
  'comparison-failed': {
    level: 'warn',
    message: 'reactions could not be compared with the flags',
  },
  'share-recorded-late': { level: 'info', message: 'a share whose answer was lost was found' },
  'request-refused': { level: 'warn', message: 'a request was refused' },
  'request-unremembered': {
    level: 'warn',
    message: 'an answered request could not be remembered; after a restart it could be played back',
  },
  'request-unreadable': { level: 'warn', message: 'a request could not be read' },
  'request-failed': { level: 'error', message: 'a request could not be answered' },
  'person-not-told': {
    level: 'warn',
    message: 'the person could not be told of a failed request',
  },
  'event-repeated': { level: 'debug', message: 'an event came again' },
  'event-replayed': { level: 'info', message: 'a waiting event is worked off' },
  'requests-unfinished': {
    level: 'warn',
    message: 'requests were still under way when the app stopped',
  },
  'quiet-reaction-failed': { level: 'warn', message: 'the quiet reaction could not be changed' },
  'token-renewed': { level: 'info', message: 'Slack gave a new bot token' },
  'token-not-renewed': {
    level: 'error',
    message: 'Slack gave no new bot token; the last one works until it runs out',
  },
  'decision-made': { level: 'info', message: 'a flagged item was decided' },
  'home-unpublished': { level: 'warn', message: 'a Home tab could not be shown' },
  'decision-undone': { level: 'info', message: 'a decision was taken back' },
  'announcing-failed': {
    level: 'warn',
    message: 'threads could not be told of decisions; it is tried again',
  },
  'act-refused': { level: 'info', message: 'what somebody sent in was refused' },
  'decision-unannounced': { level: 'warn', message: 'a thread could not be told of a decision' },
  'decision-without-item': {
    level: 'warn',
    message: 'a decision came back without knowing its item',
  },
  'queue-too-old': {
    level: 'info',
    message: 'the queue of a reviewer was too old to be shown anew',
  },
  'library-said': { level: ({ level }) => level, message: ({ text }) => text },
};
