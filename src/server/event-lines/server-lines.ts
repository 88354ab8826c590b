import type { ServerEvents } from '../../model/events/server-events.ts';
import { differenceText } from '../leases/difference-text.ts';
import type { EventLines } from './event-line.ts';

export const SERVER_LINES: EventLines<keyof ServerEvents> = {
  'server-ready': { level: 'info', message: 'ready' },
  'metrics-opened': { level: 'info', message: 'metrics can be asked for' },
  'search-answered': { level: 'debug', message: 'a query was answered' },
  'health-opened': { level: 'info', message: 'health can be asked for' },
  'stop-left': { level: 'warn', message: 'a part did not stop in time; it is left' },
  'stop-failed': { level: 'error', message: 'a part did not stop well' },
  'error-uncaught': { level: 'error', message: 'an error that nobody caught; stopping' },
  'slack-awaited': { level: 'warn', message: 'Slack does not take the app yet; it is tried again' },
  'clock-skewed': {
    level: 'error',
    message: ({ whose }) =>
      `${whose === 'machine' ? "this machine's clock" : "the PostgreSQL server's clock"} is off against Slack's; no digest is planned until it is set`,
  },
  'clock-agrees': { level: 'info', message: "the clock agrees with Slack's again" },
  'planning-unindexed': {
    level: 'warn',
    message: 'the first index goes on; digests are planned by what is indexed',
  },
  'server-stopping': { level: 'info', message: 'stopping' },
  'variable-unused': {
    level: 'info',
    message: ({ variable, because }) => `${variable} is not used, since ${because} is set as well`,
  },
  'chore-failed': { level: 'error', message: 'a chore failed; it will be tried again' },
  'lease-awaited': {
    level: 'warn',
    message: 'another process holds the database; waiting for it',
  },
  'lease-lost': { level: 'error', message: 'another process took the database over' },
  'lease-renewal-failed': { level: 'error', message: 'the database cannot be written to' },
  'lease-renewed': { level: 'info', message: 'the database can be written to again' },
  'lease-left': { level: 'warn', message: 'a lease was left to run out' },
  'job-lost': {
    level: 'warn',
    message: ({ holder }) =>
      `a job of this replica ran out, as it did not renew it in time; ${holder === '' ? 'another may have done it meanwhile' : 'another does it now'}`,
  },
  'search-index-damaged': {
    level: 'error',
    message: 'the search index is damaged and is made anew; flags and decisions are no part of it',
  },
  'search-index-renewed': { level: 'info', message: 'the search index was made anew' },
  'store-overloaded': {
    level: 'warn',
    message: 'too many questions at once; this one was told to come again',
  },
  'store-thread-ended': {
    level: 'error',
    message: 'a thread of the database ended in the middle of its work; another takes its place',
  },
  'result-list-not-kept': {
    level: 'warn',
    message: 'a result list could not be kept; it was answered without further pages',
  },
  'truth-made': { level: 'info', message: 'the tables were made in PostgreSQL' },
  'truth-updated': { level: 'info', message: 'the tables in PostgreSQL were brought up to date' },
  'digest-files-differ': {
    level: 'warn',
    message: (difference) => `${differenceText(difference)}; give all the same DIGESTS_DIR`,
  },
  'truth-awaited': {
    level: 'warn',
    message: 'PostgreSQL cannot be used yet; it is tried again for a minute',
  },
  'truth-lost': {
    level: 'error',
    message:
      'PostgreSQL cannot be followed; questions are answered by what is here, nothing is written',
  },
  'truth-back': { level: 'info', message: 'PostgreSQL is followed again' },
  'projection-building': {
    level: 'info',
    message: ({ because }) => `the copy of the database is made anew: ${because}`,
  },
  'projection-built': { level: 'info', message: 'the copy of the database is complete' },
  'projection-not-written': {
    level: 'error',
    message: 'the copy of the database could not be written to; what is missing is fetched again',
  },
  'database-locked': { level: 'debug', message: 'the database is locked; trying again' },
  'database-copied': {
    level: 'info',
    message: 'the database is brought up to date; a copy of it was kept',
  },
  'checkpoint-failed': {
    level: 'warn',
    message: 'the database was closed with its log beside it',
  },
  'database-migrated': { level: 'debug', message: 'the database was migrated' },
  'journal-unavailable': {
    level: 'warn',
    message:
      'this file system has no write-ahead log; readers and writers will wait for each other',
  },
  'backup-made': { level: 'info', message: 'a backup was made and checked' },
  'backup-failed': { level: 'error', message: 'no backup could be made; it is tried again' },
};
