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

  it.each(['fast', 'immediate', 'killed'] as const)(
    'goes on with what was committed after it was stopped (%s)',
    async (how) => {
      const server = await aPostgres();
      await server.createDatabase('kept');
      const client = await connect(server.url('kept'));
      await client.query('CREATE TABLE mine AS SELECT 7 AS id');
      const lost = new Promise((resolve) => client.once('end', resolve));

      if (how === 'killed') {
        server.kill();
      } else {
        await server.stop(how);
      }
      await lost;
      await vi.waitFor(() => server.start(), PATIENTLY);

      expect((await server.query('SELECT * FROM mine', 'kept')).rows).toEqual([{ id: 7 }]);
    },
  );

  it('asks for the password', async () => {
    const { url } = await aDatabase();
    const client = new Client({ connectionString: url.replace('canary', 'wrong') });

    await expect(client.connect()).rejects.toThrow('password authentication failed');
  });

  it('ends with the process that started it, even where that is killed', async () => {
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
