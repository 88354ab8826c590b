import { chownSync } from 'node:fs';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openPool } from '../../../src/store/postgres/connection/connect.ts';
import { PATIENTLY } from '../../support/patiently.ts';
import { aDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { serverUser } from '../../support/postgres/server-user.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres/start-postgres.ts';
import { enlarge, mayMount, smallDisk } from '../../support/small-disk.ts';
import { toldFault } from './told-fault.ts';

function pooled(url: string): Pool {
  const pool = openPool(url);
  onTestFinished(() => pool.end());
  return pool;
}

/** What is told of a statement that is under way when something happens. */
async function toldMeanwhile(
  server: PostgresServer,
  pool: Pool,
  happening: (backend: number) => unknown,
) {
  const told = toldFault(() => pool.query('SELECT pg_sleep(30)'));
  const sleeper =
    "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query ~ '^SELECT pg_sleep'";
  const pid = await vi.waitFor(async () => {
    const { rows } = await server.query(sleeper);
    expect(rows).toHaveLength(1);
    return Number(rows[0].pid);
  }, PATIENTLY);
  await happening(pid);
  return told;
}

const fault = (code: string, sentence: string) => ({
  code,
  message: expect.stringContaining(sentence),
});

describe.skipIf(!hasPostgres())('PostgreSQL at work', () => {
  it('lacks the right to make the schema', async () => {
    const { server, name, url } = await aDatabase();
    await server.query(`ALTER DATABASE ${name} OWNER TO postgres`);

    expect(await toldFault(() => pooled(url).query('CREATE SCHEMA signalpost'))).toEqual(
      fault(
        'unavailable',
        'or the schema signalpost there (CREATE SCHEMA signalpost AUTHORIZATION',
      ),
    );
  });

  it('may write into a schema that was made for it, in a database of others', async () => {
    const { server, name, url } = await aDatabase();
    await server.query(`ALTER DATABASE ${name} OWNER TO postgres`);
    await server.query('CREATE SCHEMA signalpost AUTHORIZATION signalpost', name);

    await pooled(url).query('CREATE TABLE signalpost.mine (id bigint)');

    expect((await server.query('SELECT * FROM signalpost.mine', name)).rows).toEqual([]);
  });

  it('lost its tables', async () => {
    const { url } = await aDatabase();

    expect(await toldFault(() => pooled(url).query('SELECT * FROM signalpost.page'))).toEqual(
      fault('unavailable', 'Tables of Signalpost are missing in PostgreSQL'),
    );
  });

  it('takes no writing', async () => {
    const { server, name, url } = await aDatabase();
    await server.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);

    expect(await toldFault(() => pooled(url).query('CREATE TABLE mine ()'))).toEqual(
      fault('read-only', 'PostgreSQL takes no writing'),
    );
  });

  it.skipIf(!mayMount)('has a full disk, and goes on when there is room', async () => {
    const { server, name, url } = await aDatabase();
    const disk = smallDisk(256);
    const { uid = -1, gid = -1 } = serverUser();
    chownSync(disk, uid, gid);
    await server.query(`CREATE TABLESPACE ${name}_small OWNER signalpost LOCATION '${disk}'`);
    onTestFinished(async () => {
      await server.query('DROP TABLE IF EXISTS mine', name);
      await server.query(`DROP TABLESPACE ${name}_small`);
    });
    const pool = pooled(url);
    await pool.query(`CREATE TABLE mine (text text) TABLESPACE ${name}_small`);
    const fill = 'INSERT INTO mine SELECT md5(n::text) FROM generate_series(1, 20000) AS n';

    expect(await toldFault(() => pool.query(fill))).toEqual(
      fault('disk-full', 'The disk of the PostgreSQL server is full'),
    );

    expect((await pool.query('SELECT count(*) FROM mine')).rows).toEqual([{ count: 0 }]);
    enlarge(disk, 8192);
    await pool.query(fill);
  });

  it('breaks off what takes too long', async () => {
    const { url } = await aDatabase();
    const late = 'SET statement_timeout = 20; SELECT pg_sleep(5)';

    expect(await toldFault(() => pooled(url).query(late))).toEqual(
      fault('busy', 'PostgreSQL broke a statement off'),
    );
  });

  it('breaks off who waits too long for a lock', async () => {
    const { url } = await aDatabase();
    const pool = pooled(url);
    await pool.query('CREATE TABLE mine ()');
    const holder = await pool.connect();
    onTestFinished(() => holder.release());
    await holder.query('BEGIN; LOCK TABLE mine');

    expect(await toldFault(() => pool.query('SET lock_timeout = 20; SELECT FROM mine'))).toEqual(
      fault('busy', 'Another transaction stood in the way'),
    );
  });

  it('breaks off a transaction of which it hears nothing', async () => {
    const { url } = await aDatabase();
    const client = await pooled(url).connect();
    onTestFinished(() => client.release(true));
    const ended = new Promise((resolve) => client.once('end', resolve));
    await client.query('SET idle_in_transaction_session_timeout = 20');

    await client.query('BEGIN');
    await ended;

    expect(await toldFault(() => client.query('COMMIT'))).toEqual(
      fault('away', 'The connection to PostgreSQL was lost'),
    );
  });

  it.each(['08P01', '08006', '40003'])('is lost behind whoever says %s', async (code) => {
    const { url } = await aDatabase();
    const lost = `DO $$ BEGIN RAISE 'server conn crashed?' USING ERRCODE = '${code}'; END $$`;

    expect(await toldFault(() => pooled(url).query(lost))).toEqual(
      fault('away', 'The connection to PostgreSQL was lost. It is tried again'),
    );
  });

  it('has all our connections in use', async () => {
    const { url } = await aDatabase();
    const pool = pooled(url);
    const clients = await Promise.all([1, 2, 3, 4].map(() => pool.connect()));

    const told = await toldFault(() => pool.query('SELECT 1'));
    for (const client of clients) {
      client.release();
    }

    expect(told).toEqual(fault('busy', 'All connections to PostgreSQL are in use'));
  });

  it('gives no answer', async () => {
    const { url } = await aDatabase();
    const silent = { text: 'SELECT pg_sleep(1)', query_timeout: 20 };

    expect(await toldFault(() => pooled(url).query(silent))).toEqual(
      fault('away', 'PostgreSQL does not answer'),
    );
  });
});

describe.skipIf(!hasPostgres())('PostgreSQL that ends in the middle of a statement', () => {
  let server: PostgresServer;
  let pool: Pool;

  beforeAll(async () => {
    server = await startPostgres();
    await server.createDatabase('kept');
    pool = openPool(server.url('kept'));
  });

  afterAll(async () => {
    await pool.end();
    await server.remove();
  });

  it('cancels the statement for an administrator', async () => {
    const cancel = (pid: number) => server.query(`SELECT pg_cancel_backend(${pid})`);

    expect(await toldMeanwhile(server, pool, cancel)).toEqual(
      fault('busy', 'PostgreSQL broke a statement off'),
    );
  });

  it('ends the connection for an administrator', async () => {
    const end = (pid: number) => server.query(`SELECT pg_terminate_backend(${pid})`);

    expect(await toldMeanwhile(server, pool, end)).toEqual(
      fault('away', 'PostgreSQL is stopping, starting, or has ended the connection'),
    );
  });

  it('crashes', async () => {
    const crash = (pid: number) => process.kill(pid, 'SIGKILL');

    expect(await toldMeanwhile(server, pool, crash)).toEqual(
      fault('away', 'The connection to PostgreSQL was lost'),
    );
    await vi.waitFor(() => pool.query('SELECT 1'), PATIENTLY);
  });

  it.each(['fast', 'immediate'] as const)('is stopped: %s', async (how) => {
    expect(await toldMeanwhile(server, pool, () => server.stop(how))).toEqual(
      fault('away', 'It is tried again'),
    );
    await server.start();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
