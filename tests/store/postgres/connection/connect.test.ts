import { describe, expect, it } from 'vitest';
import { connectClient, openPool } from '../../../../src/store/postgres/connection/connect.ts';
import { aDatabase, aPostgres } from '../../../support/postgres/a-database.ts';
import { hasPostgres } from '../../../support/postgres/find-postgres.ts';
import { selfSigned } from '../../../support/postgres/self-signed.ts';
import { testsSideBySide, whenTestEnds } from '../../../support/side-by-side.ts';

testsSideBySide();

function pooled(url: string) {
  const pool = openPool(url);
  whenTestEnds(() => pool.end());
  return pool;
}

describe.skipIf(!hasPostgres())('connections to PostgreSQL', () => {
  it('have our name and limits, and numbers as SQLite gives them', async () => {
    const { url } = await aDatabase();
    const pool = pooled(url);

    const { rows } = await pool.query(`
      SELECT current_setting('application_name') AS name,
        current_setting('statement_timeout') AS statement,
        current_setting('lock_timeout') AS lock,
        current_setting('idle_in_transaction_session_timeout') AS idle,
        1795000000000::bigint AS instant, 0.5::double precision AS share`);

    expect(rows).toEqual([
      {
        name: 'signalpost',
        statement: '8s',
        lock: '5s',
        idle: '30s',
        instant: 1_795_000_000_000,
        share: 0.5,
      },
    ]);
  });

  it('are made only when they are needed', async () => {
    const { url, name, server } = await aDatabase();
    const count = async () => {
      const { rows } = await server.query(
        `SELECT count(*)::integer AS count FROM pg_stat_activity WHERE datname = '${name}'`,
      );
      return rows[0];
    };
    const pool = pooled(url);
    const before = await count();

    await Promise.all(Array.from({ length: 20 }, () => pool.query('SELECT pg_sleep(0.01)')));

    expect(before).toEqual({ count: 0 });
    expect(await count()).toEqual({ count: 4 });
  });

  it('hear notifications, and tell of their end', async () => {
    const { url, name, server } = await aDatabase();
    const client = await connectClient(url);
    await client.query('LISTEN news');
    const heard = new Promise((resolve) => client.once('notification', resolve));
    const ended = new Promise((resolve) => client.once('end', resolve));

    await server.query("SELECT pg_notify('news', 'seven')", name);

    expect(await heard).toMatchObject({ payload: 'seven' });
    await server.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    await ended;
  });

  // With servers of their own, each of whose starts takes half a second.
  it.concurrent('outlive the server: whoever comes after its return gets a new one', async () => {
    const server = await aPostgres();
    await server.createDatabase('kept');
    const pool = pooled(server.url('kept'));
    const inUse = await pool.connect();
    await pool.query('SELECT 1');

    await server.stop('fast');
    await server.start();

    await expect(inUse.query('SELECT 1')).rejects.toThrow();
    inUse.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it.concurrent('are encrypted as the address asks', async () => {
    const { certificate, key } = selfSigned();
    const server = await aPostgres({
      settings: { ssl: 'on' },
      files: { 'server.crt': certificate.text, 'server.key': key },
    });
    await server.createDatabase('kept');
    const isEncrypted = async (parameters: string) => {
      const pool = pooled(`${server.url('kept')}?${parameters}`);
      const { rows } = await pool.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
      return rows[0];
    };

    expect(await isEncrypted('')).toEqual({ ssl: false });
    expect(await isEncrypted('sslmode=require')).toEqual({ ssl: true });
    expect(await isEncrypted(`sslmode=verify-ca&sslrootcert=${certificate.file}`)).toEqual({
      ssl: true,
    });
    expect(await isEncrypted(`sslmode=verify-full&sslrootcert=${certificate.file}`)).toEqual({
      ssl: true,
    });
    for (const parameters of ['sslmode=verify-full', 'sslmode=verify-full&sslrootcert=system']) {
      await expect(isEncrypted(parameters)).rejects.toThrow('self-signed certificate');
    }
  });
});
