import { describe, expect, it } from 'vitest';
import { aDatabase, aPostgres } from '../support/postgres/a-database.ts';
import { hasPostgres } from '../support/postgres/find-postgres.ts';
import { everyOther } from '../support/runs.ts';
import { type ScriptedSlack, startScriptedSlack } from '../support/scripted-slack.ts';
import { TRANSPORTS } from '../support/server-place.ts';
import { testsSideBySide } from '../support/side-by-side.ts';
import { startServed } from '../support/start-served.ts';

const serve = (slack: ScriptedSlack, url: string) =>
  startServed({ ...TRANSPORTS.http, SLACK_API_URL: slack.apiUrl, DATABASE_URL: url });

testsSideBySide();

describe.skipIf(!hasPostgres())('a start on PostgreSQL', () => {
  // A PostgreSQL of one's own takes half a second to start, and one that is away is asked as late.
  it.concurrent('waits while it is away, and serves when it is back', async () => {
    const database = await aPostgres();
    await database.createDatabase('kept');
    await database.stop('fast');
    const server = serve(await startScriptedSlack(), database.url('kept'));

    const { reason } = await server.logged('truth-awaited');
    await database.start();
    await server.logged('server-ready');

    expect(reason).toContain('nothing listens where DATABASE_URL says');
    expect((await server.readiness()).status).toBe(200);
  });

  it.concurrent('is stopped in order while it waits', async () => {
    const database = await aPostgres();
    await database.stop('fast');
    const server = serve(await startScriptedSlack(), database.url('kept'));
    await server.logged('truth-awaited');

    server.stop();

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });

  const unusable: readonly (readonly [string, (url: string) => string, RegExp])[] = [
    [
      'a wrong password',
      (url) => url.replace('canary', 'wrong'),
      /PostgreSQL refuses the password/,
    ],
    [
      'a database that is not there',
      (url) => url.replace(/\w+$/, 'nowhere'),
      /There is no such database/,
    ],
    [
      'a host that nobody knows',
      () => 'postgres://mira:canary@nowhere.invalid/kept',
      /nobody knows the host/,
    ],
    ['what is no address', () => 'postgres://mira:can/ary@db/kept', /DATABASE_URL cannot be used/],
  ];
  it.each(everyOther(unusable))(
    'ends at once with a sentence for %s',
    async (_, change, sentence) => {
      const { url } = await aDatabase();
      const server = serve(await startScriptedSlack(), change(url));

      const { exitCode, last } = await server.ended;

      expect({ exitCode, last }).toMatchObject({
        exitCode: 1,
        last: expect.stringMatching(sentence),
      });
      expect(server.output()).not.toMatch(/canary| {4}at |truth-awaited/);
    },
  );
});
