import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { PATIENTLY } from '../../support/patiently.ts';
import { aDatabase, aPostgres } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { isDeep } from '../../support/runs.ts';

const CHILD = fileURLToPath(new URL('../../support/postgres/server-child.ts', import.meta.url));

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  client.on('error', () => {});
  onTestFinished(() => client.end().catch(() => {}));
  return client;
}

describe.skipIf(!hasPostgres())('the PostgreSQL of the tests', () => {
  it('gives each test a database of its own, which it owns', async () => {
    const one = await connect((await aDatabase()).url);
    const other = await connect((await aDatabase()).url);

    await one.query('CREATE TABLE mine (id bigint)');

    await expect(other.query('SELECT FROM mine')).rejects.toThrow('does not exist');
    const { rows } = await one.query('SELECT current_user, inet_server_addr() AS at');
    expect(rows).toEqual([{ current_user: 'signalpost', at: '127.0.0.1' }]);
  });

  it('copies a database', async () => {
    const { server, name, url } = await aDatabase();
    const client = await connect(url);
    await client.query('CREATE TABLE mine AS SELECT 7 AS id');
    await client.end();

    const copy = await aDatabase({ copyOf: name });

    expect((await server.query('SELECT * FROM mine', copy.name)).rows).toEqual([{ id: 7 }]);
  });

  it('goes on with what was committed after it was stopped, in whatever way', async () => {
    const server = await aPostgres();
    await server.createDatabase('kept');
    const connected = await connect(server.url('kept'));
    await connected.query('CREATE TABLE mine (how text)');
    await connected.end();
    const ways = {
      fast: () => server.stop('fast'),
      immediate: () => server.stop('immediate'),
      killed: async () => server.kill(),
    };

    for (const [how, stop] of Object.entries(ways)) {
      const client = await connect(server.url('kept'));
      await client.query('INSERT INTO mine VALUES ($1)', [how]);
      const lost = new Promise((resolve) => client.once('end', resolve));

      await stop();
      await lost;
      await vi.waitFor(() => server.start(), PATIENTLY);
    }

    const { rows } = await server.query('SELECT how FROM mine', 'kept');
    expect(rows.map(({ how }) => how)).toEqual(Object.keys(ways));
  });

  it('asks for the password', async () => {
    const { url } = await aDatabase();
    const client = new Client({ connectionString: url.replace('canary', 'wrong') });

    await expect(client.connect()).rejects.toThrow('password authentication failed');
  });

  // In depth alone: another process and another server, and every day's run ends by itself.
  it.runIf(isDeep)('ends with the process that started it, even where that is killed', async () => {
    const child = spawn(process.execPath, [CHILD], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { pid, folder } = JSON.parse(line) as { pid: number; folder: string };
    const isAlive = () => existsSync(`/proc/${pid}`);
    expect(isAlive()).toBe(true);

    child.kill('SIGKILL');

    await vi.waitFor(
      () => expect([isAlive(), existsSync(folder)]).toEqual([false, false]),
      PATIENTLY,
    );
  });
});
