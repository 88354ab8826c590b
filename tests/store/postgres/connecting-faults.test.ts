import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { connectClient, openPool } from '../../../src/store/postgres/connection/connect.ts';
import { faultOf } from '../../../src/store/postgres/connection/examine-server.ts';
import { PATIENTLY } from '../../support/patiently.ts';
import { aDatabase, aPostgres } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { freePort } from '../../support/postgres/free-port.ts';
import { selfSigned } from '../../support/postgres/self-signed.ts';
import { testsSideBySide, whenTestEnds } from '../../support/side-by-side.ts';
import { toldFault } from './told-fault.ts';

testsSideBySide();

/** Both ways to connect, at once since a server that hangs is waited for two seconds, tell the same. */
async function refusal(url: string) {
  const pool = openPool(url);
  whenTestEnds(() => pool.end());
  const [told, toldOther] = await Promise.all([
    toldFault(() => pool.query('SELECT 1')),
    toldFault(() => connectClient(url)),
  ]);
  expect(toldOther).toMatchObject({ code: told.code });
  return told;
}

const fault = (code: string, sentence: string) => ({
  code,
  message: expect.stringContaining(sentence),
});

describe('a PostgreSQL that is not there', () => {
  it('says that nobody knows its host', async () => {
    expect(await refusal('postgres://mira:canary@nowhere.invalid/horizon')).toEqual(
      fault('unavailable', 'nobody knows the host that DATABASE_URL names'),
    );
  });

  it('says that nothing listens', async () => {
    const port = await freePort();

    expect(await refusal(`postgres://mira:canary@127.0.0.1:${port}/horizon`)).toEqual(
      fault('away', 'nothing listens where DATABASE_URL says'),
    );
    expect(await refusal('postgres://mira:canary@%2Fnowhere/horizon')).toEqual(
      fault('away', 'nothing listens where DATABASE_URL says'),
    );
  });
});

describe('a server of another version', () => {
  const facts = { version: 150_013, encoding: 'UTF8', database: 'horizon', isStandby: false };

  it('is too old below 15', () => {
    expect(faultOf({ ...facts, version: 140_012 })?.message).toBe(
      'The PostgreSQL server is too old (14.12): Signalpost needs 15 or newer.',
    );
    expect(faultOf(facts)).toBeUndefined();
    expect(faultOf({ ...facts, version: 180_000 })).toBeUndefined();
  });
});

describe.skipIf(!hasPostgres())('a PostgreSQL that does not let us in', () => {
  it('refuses the password', async () => {
    const { url } = await aDatabase();

    expect(await refusal(url.replace('planted', 'canary'))).toEqual(
      fault('unavailable', 'PostgreSQL refuses the password: correct DATABASE_URL'),
    );
  });

  it('wants a password, and waits for none', async () => {
    const { server, url } = await aDatabase();
    const backends = async () => {
      const { rows } = await server.query('SELECT count(*) FROM pg_stat_activity');
      return Number(rows[0].count);
    };
    const before = await backends();

    expect(await refusal(url.replace(/:[^:@]+@/, '@'))).toEqual(
      fault('unavailable', 'PostgreSQL wants a password, and DATABASE_URL has none'),
    );
    await vi.waitFor(async () => expect(await backends()).toBe(before), PATIENTLY);
  });

  it('has no such database', async () => {
    const { server } = await aDatabase();

    expect(await refusal(server.url('nowhere'))).toEqual(
      fault('unavailable', 'There is no such database on the PostgreSQL server'),
    );
  });

  it('does not give the right to connect', async () => {
    const { server, name, url } = await aDatabase();
    await server.query(`ALTER DATABASE ${name} OWNER TO postgres`);
    await server.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);

    expect(await refusal(url)).toEqual(
      fault('unavailable', 'The user of DATABASE_URL lacks a right in PostgreSQL'),
    );
  });

  it('has no connection left', async () => {
    const { server, name, url } = await aDatabase();
    await server.query(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);

    expect(await refusal(url)).toEqual(
      fault('busy', 'PostgreSQL has no connection left: raise max_connections'),
    );
  });

  it('keeps its text in letters that are too few', async () => {
    const { server, name } = await aDatabase();
    await server.query(
      `CREATE DATABASE ${name}_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`,
    );
    whenTestEnds(() => server.dropDatabase(`${name}_latin`));

    expect(await refusal(server.url(`${name}_latin`))).toEqual(
      fault('unavailable', `The PostgreSQL database "${name}_latin" is kept in LATIN1`),
    );
  });

  // With servers of their own, each of whose starts takes half a second.
  it.concurrent('wants encryption, or has none', async () => {
    const { certificate, key } = selfSigned();
    const server = await aPostgres({
      settings: { ssl: 'on' },
      files: {
        'server.crt': certificate.text,
        'server.key': key,
        'pg_hba.conf': 'local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n',
      },
    });
    await server.createDatabase('kept');
    const { url } = await aDatabase();

    expect(await refusal(server.url('kept'))).toEqual(fault('unavailable', 'sslmode=require'));
    expect(await refusal(`${server.url('kept')}?sslmode=verify-full`)).toEqual(
      fault('unavailable', 'The certificate of PostgreSQL does not stand up to sslmode'),
    );
    expect(await refusal(`${url}?sslmode=require`)).toEqual(
      fault('unavailable', 'PostgreSQL speaks no TLS there'),
    );
  });

  it.concurrent('only follows another, lets nobody in yet, or hangs', async () => {
    const server = await aPostgres();
    await server.createDatabase('kept');
    await server.stop('fast');
    writeFileSync(join(server.folder, 'data', 'standby.signal'), '');
    await server.start();

    expect(await refusal(server.url('kept'))).toEqual(
      fault('read-only', 'The PostgreSQL server is a standby, which only follows'),
    );

    await server.stop('fast');
    server.set({ hot_standby: 'off' });
    await server.start();

    expect(await refusal(server.url('kept'))).toEqual(
      fault('away', 'PostgreSQL is stopping, starting, or has ended the connection'),
    );

    process.kill(server.pid(), 'SIGSTOP');

    expect(await refusal(server.url('kept'))).toEqual(
      fault('away', 'no answer from the host that DATABASE_URL names'),
    );
  });
});
