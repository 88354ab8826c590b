import { Counter, Histogram, type Registry } from 'prom-client';
import type { EventFacts, EventName, ReportedEvent } from '../../model/events/events.ts';

/** Seconds; an acknowledgement has three, a search of 35,000 pages takes a tenth. */
const SEARCH_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What is counted as it happens; the events say when. */
export function countEvents(registry: Registry): (event: ReportedEvent) => void {
  const counter = (name: string, help: string, label?: string) =>
    new Counter({
      name: `signalpost_${name}`,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
    });
  const runs = counter('digest_runs_total', 'Runs of digests that ended, by how.', 'state');
  const deliveries = counter('deliveries_total', 'Posts of digest messages, by outcome.', 'state');
  const missed = counter('slots_missed_total', 'Slots of digests that were not run at all.');
  const repaired = counter('duplicates_repaired_total', 'Messages found twice and deleted once.');
  const limited = counter('slack_429_total', 'Times that Slack asked us to wait.');
  const lost = counter('socket_lost_total', 'Times that the line to Slack was lost.');
  const faults = counter('request_faults_total', 'Requests that ended in a fault of ours.');
  const busy = counter('told_busy_total', 'Questions that were told to come again.');
  const backups = counter('backups_total', 'Backups that the server made, by outcome.', 'outcome');
  const decisions = counter('decisions_total', 'Decisions of reviewers, by verdict.', 'verdict');
  const searches = new Histogram({
    name: 'signalpost_search_seconds',
    help: 'From a query to its answer, the store included, Slack not.',
    buckets: SEARCH_BUCKETS,
    registers: [registry],
  });

  const counts: Counts = {
    'run-ended': ({ state }) => runs.inc({ state }),
    'run-missed': () => missed.inc(),
    'delivery-sent': () => deliveries.inc({ state: 'sent' }),
    'delivery-unknown': () => deliveries.inc({ state: 'unknown' }),
    'delivery-refused': () => deliveries.inc({ state: 'refused' }),
    'delivery-limited': () => {
      deliveries.inc({ state: 'limited' });
      limited.inc();
    },
    'events-limited': () => limited.inc(),
    'doubles-removed': ({ removed }) => repaired.inc(removed),
    'socket-lost': () => lost.inc(),
    'request-failed': () => faults.inc(),
    'store-overloaded': () => busy.inc(),
    'backup-made': () => backups.inc({ outcome: 'made' }),
    'backup-failed': () => backups.inc({ outcome: 'failed' }),
    'decision-made': ({ verdict }) => decisions.inc({ verdict }),
    'search-answered': ({ ms }) => searches.observe(ms / 1000),
  };
  return ({ name, facts }) => {
    // A count takes the facts of its own event; the compiler cannot pair the two unions.
    const count = counts[name] as ((facts: unknown) => void) | undefined;
    count?.(facts);
  };
}

type Counts = {
  readonly [Name in EventName]?: (facts: EventFacts[Name]) => void;
};
