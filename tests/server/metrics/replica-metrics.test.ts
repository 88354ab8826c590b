import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { createMetricsServer } from '../../../src/server/metrics/metrics-server.ts';
import { openServingStore } from '../../../src/server/open-store.ts';
import { PATIENTLY } from '../../support/patiently.ts';
import { aPostgres } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { recordEvents } from '../../support/record-events.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe.skipIf(!hasPostgres())('/metrics of a replica', () => {
  it('tells how far it is behind, and since when PostgreSQL does not answer', async () => {
    const server = await aPostgres();
    await server.createDatabase('shared');
    const store = await openServingStore({
      file: join(tempFolder(), 'copy.db'),
      url: server.url('shared'),
      events: silentEvents,
    });
    onTestFinished(() => store.close());
    const metrics = createMetricsServer(
      {
        events: recordEvents(),
        store,
        clock: systemClock,
        backupFolder: null,
        isReady: async () => true,
        replica: store.replica,
      },
      { host: '127.0.0.1', port: 0 },
    );
    const port = await metrics.start();
    onTestFinished(() => metrics.stop());
    const scrape = async () => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return (name: string) =>
        Number(new RegExp(`^signalpost_${name} (.+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
    };
    await store.recordEvent('Ev1', {}, new Date());

    const well = await scrape();
    await server.stop('immediate');

    expect(well('replica_changes_behind')).toBe(0);
    expect(well('postgres_lost_seconds')).toBe(0);
    await vi.waitFor(async () => {
      const lost = await scrape();
      expect(lost('replica_changes_behind')).toBe(-1);
      expect(lost('postgres_lost_seconds')).toBeGreaterThan(0);
      // What is here is told all the same.
      expect(lost('inbox_waiting')).toBe(1);
    }, PATIENTLY);
  });
});
