import { Counter, Histogram, type Registry } from 'prom-client';
import type { ReportedEvent } from '../../model/events/events.ts';

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

  return ({ name, facts }) => {
    switch (name) {
      case 'run-ended':
        runs.inc({ state: facts.state });
        break;
      case 'run-missed':
        missed.inc();
        break;
      case 'delivery-sent':
        deliveries.inc({ state: 'sent' });
        break;
      case 'delivery-unknown':
        deliveries.inc({ state: 'unknown' });
        break;
      case 'delivery-refused':
        deliveries.inc({ state: 'refused' });
        break;
      case 'delivery-limited':
        deliveries.inc({ state: 'limited' });
        limited.inc();
        break;
      case 'events-limited':
        limited.inc();
        break;
      case 'doubles-removed':
        repaired.inc(facts.removed);
        break;
      case 'socket-lost':
        lost.inc();
        break;
      case 'request-failed':
        faults.inc();
        break;
      case 'store-overloaded':
        busy.inc();
        break;
      case 'backup-made':
        backups.inc({ outcome: 'made' });
        break;
      case 'backup-failed':
        backups.inc({ outcome: 'failed' });
        break;
      case 'decision-made':
        decisions.inc({ verdict: facts.verdict });
        break;
      case 'search-answered':
        searches.observe(facts.ms / 1000);
        break;
      default:
        break;
    }
  };
}
