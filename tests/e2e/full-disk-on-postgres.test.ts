import { chownSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { aPostgres } from '../support/postgres/a-database.ts';
import { hasPostgres } from '../support/postgres/find-postgres.ts';
import { serverUser } from '../support/postgres/server-user.ts';
import { isDeep } from '../support/runs.ts';
import { startScriptedSlack } from '../support/scripted-slack.ts';
import { TRANSPORTS } from '../support/server-place.ts';
import { startServerProcess } from '../support/server-process.ts';
import { enlarge, mayMount, smallDisk } from '../support/small-disk.ts';

/** A heartbeat is every four seconds, and a new page is needed at some of them only. */
const SLOWLY = { timeout: 60_000, interval: 500 };

it.runIf(isDeep && hasPostgres() && mayMount)(
  'a full disk on the server of PostgreSQL makes a replica unready until there is room',
  { timeout: 150_000 },
  async () => {
    const server = await aPostgres();
    const disk = smallDisk(16_384);
    const { uid = -1, gid = -1 } = serverUser();
    chownSync(disk, uid, gid);
    await server.createDatabase('kept');
    await server.query(`CREATE TABLESPACE small OWNER signalpost LOCATION '${disk}'`);
    await server.query('ALTER DATABASE kept SET TABLESPACE small');
    const slack = await startScriptedSlack();
    const replica = startServerProcess({
      ...TRANSPORTS.http,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: server.url('kept'),
    });
    onTestFinished(() => void replica.child.kill('SIGKILL'));
    await replica.logged('server-ready');
    const store = async () => {
      const { status, reasons } = await replica.readiness();
      return [status, reasons.store];
    };
    expect(await store()).toEqual([200, undefined]);

    // A page of the log is full after three heartbeats instead of thirty.
    await server.query('ALTER TABLE signalpost.replication_change SET (fillfactor = 10)', 'kept');
    const fill = 'INSERT INTO filling SELECT md5(n::text) FROM generate_series(1, 200) AS n';
    await server.query('CREATE TABLE filling (text text)', 'kept');
    for (let isFull = false; !isFull; ) {
      isFull = await server.query(fill, 'kept').then(
        () => false,
        () => true,
      );
    }
    await vi.waitFor(
      async () =>
        expect(await store()).toEqual([
          503,
          expect.stringContaining('The disk of the PostgreSQL server is full. Make room'),
        ]),
      SLOWLY,
    );
    enlarge(disk, 65_536);

    await vi.waitFor(async () => expect(await store()).toEqual([200, undefined]), SLOWLY);
    replica.child.kill('SIGTERM');
    expect((await replica.ended).exitCode).toBe(0);
  },
);
