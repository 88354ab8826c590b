import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createMetricsServer,
  type MetricsServer,
} from '../../../src/server/metrics/metrics-server.ts';
import { backupName } from '../../../src/store/sqlite/backup/backup-files.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aRow, pageId } from '../../support/builders.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { type RecordedEvents, recordEvents } from '../../support/record-events.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

describe('/metrics', () => {
  let store: Store;
  let clock: ManualClock;
  let events: RecordedEvents;
  let folder: string;
  let metrics: MetricsServer;
  let url: string;
  let isReady: boolean;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-28T09:00:00Z');
    events = recordEvents();
    folder = tempFolder();
    isReady = true;
    metrics = createMetricsServer(
      {
        events,
        store,
        clock,
        backupFolder: folder,
        isReady: async () => isReady,
        replica: null,
      },
      { host: '127.0.0.1', port: 0 },
    );
    url = `http://127.0.0.1:${await metrics.start()}/metrics`;
  });

  afterEach(async () => {
    await metrics.stop();
    await store.close();
  });

  const scrape = async () => {
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    return (name: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1] ?? Number.NaN,
      );
  };

  it('counts what was reported since the start', async () => {
    events.emit('run-missed', { digest: 'weekly', slot: '2026-11-23T09:00', from: new Date(0) });
    events.emit('doubles-removed', { run: 'r', removed: 2 });
    events.emit('backup-failed', { error: new Error('full') });
    events.emit('search-answered', { ms: 40 });

    const value = await scrape();

    expect(value('signalpost_slots_missed_total')).toBe(1);
    expect(value('signalpost_duplicates_repaired_total')).toBe(2);
    expect(value('signalpost_backups_total{outcome="failed"}')).toBe(1);
    expect(value('signalpost_search_seconds_count')).toBe(1);
    expect(value('signalpost_search_seconds_bucket{le="0.05"}')).toBe(1);
  });

  it('looks up how things stand when it is asked', async () => {
    await store.putPages([aPage({ id: pageId(1), rows: [aRow()] })]);
    await store.recordEvent('Ev1', {}, new Date('2026-11-28T08:58:00Z'));
    writeIn(folder, backupName(new Date('2026-11-28T07:00:00Z')), '');
    isReady = false;

    const value = await scrape();

    expect(value('signalpost_pages{state="searchable"}')).toBe(1);
    expect(value('signalpost_inbox_waiting')).toBe(1);
    expect(value('signalpost_inbox_lag_seconds')).toBe(120);
    expect(value('signalpost_backup_age_seconds')).toBe(7_200);
    expect(value('signalpost_ready')).toBe(0);
    expect(value('signalpost_index_age_seconds')).toBe(-1);
  });

  it('tells of the event loop and the memory as Node knows them', async () => {
    const value = await scrape();

    expect(value('signalpost_nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(value('signalpost_process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  it('knows no other address', async () => {
    expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404);
  });

  it('does not start on a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const second = createMetricsServer(
      { events, store, clock, backupFolder: null, isReady: async () => true, replica: null },
      { host: '127.0.0.1', port },
    );

    await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.stop();
    taken.close();
  });
});
