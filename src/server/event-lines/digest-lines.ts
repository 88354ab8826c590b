import type { DigestEvents } from '../../model/events/digest-events.ts';
import type { EventLines } from './event-line.ts';

export const DIGEST_LINES: EventLines<keyof DigestEvents> = {
  'definition-rejected': { level: 'error', message: 'a digest definition cannot be used' },
  'run-planned': { level: 'info', message: 'a digest run is planned' },
  'run-missed': { level: 'error', message: 'a digest was missed; its next run covers these days' },
  'run-adopted': {
    level: 'info',
    message: 'messages of a digest stood in its channel already and are not posted again',
  },
  'arrivals-recalled': {
    level: 'info',
    message: 'a digest told of pages that this database did not know; it tells of them once',
  },
  'recall-failed': {
    level: 'warn',
    message: 'a channel could not be looked through for what a digest told since the last index',
  },
  'adoption-failed': {
    level: 'warn',
    message: 'a channel could not be looked through for what was posted; nothing is posted before',
  },
  'query-unreadable': {
    level: 'error',
    message: 'the query of a digest can match nothing in this archive',
  },
  'run-ended': { level: 'info', message: 'a digest run has ended' },
  'run-expired': { level: 'error', message: 'a digest run was not posted in time' },
  'planning-failed': {
    level: 'error',
    message: 'a digest could not be planned; it is tried again',
  },
  'clock-set-back': {
    level: 'warn',
    message: 'the clock was set back; this digest waits for its next slot',
  },
  'posting-failed': { level: 'error', message: 'posting digests failed; it is tried again' },
  'channel-not-found': {
    level: 'error',
    message: 'the channel of a digest is not there, or the app is not in it',
  },
  'channel-lookup-failed': {
    level: 'warn',
    message: 'the channel of a digest could not be looked up',
  },
  'delivery-sent': { level: 'debug', message: 'a message of a digest was sent' },
  'delivery-limited': { level: 'debug', message: 'Slack asks to wait with a message of a digest' },
  'delivery-withheld': {
    level: 'warn',
    message: 'a message of a digest was not sent: this replica slept, or another has the channel',
  },
  'delivery-unknown': {
    level: 'warn',
    message: 'Slack left it open whether it took a message; it will be looked up',
  },
  'delivery-stuck': {
    level: 'error',
    message: 'Slack has not taken a message of a digest for a quarter of an hour; the others go on',
  },
  'delivery-refused': { level: 'error', message: 'Slack refused a message of a digest for good' },
  'posting-paused': { level: 'error', message: 'Slack refuses this app; digests pause' },
  'delivery-doubled': {
    level: 'warn',
    message: 'a message was posted twice; the younger one is deleted',
  },
  'delivery-lookup-failed': {
    level: ({ isStuck }) => (isStuck ? 'error' : 'warn'),
    message: 'a message in doubt cannot be looked up; it is not posted again until it can',
  },
  'doubles-removed': {
    level: 'warn',
    message: 'messages that Slack accepted late were deleted',
  },
  'doubles-lookup-failed': {
    level: 'error',
    message: 'a digest run could not be looked through for doubles',
  },
  'message-over-limits': {
    level: 'error',
    message: 'a message of a digest breaks the limits of Slack',
  },
};
