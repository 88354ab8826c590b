import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { ServerConfig } from '../../../src/server/config/config.ts';
import { examine } from '../../../src/server/doctor/examine.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { writeBackup } from '../../../src/store/sqlite/backup/write-backup.ts';
import { aWorld } from '../../e2e/running-server.ts';
import { manifest } from '../../support/manifest.ts';
import { aDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';
import { mira } from '../../support/workspace.ts';

const { bot: scopes } = (manifest as { oauth_config: { scopes: { bot: string[] } } }).oauth_config
  .scopes;

const digest = (channel: string) => `schedule: {every: day, at: "09:00", timezone: Europe/Paris}
channel: "${channel}"
kinds: all
`;

async function aRunningWorld(transport: 'http' | 'socket') {
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-doctor-'));
  const world = await aWorld(folder, systemClock, transport);
  world.addPages(2, 1);
  world.addDigest('daily', digest('C0FORESIGHT'));
  const server = await world.serve();
  await server.refreshArchive();
  const backups = join(folder, 'backups');
  mkdirSync(backups);
  await writeBackup({
    databaseFile: world.databaseFile,
    to: backups,
    now: new Date(),
  });
  const config: ServerConfig = {
    ...world.config,
    backups: { folder: backups, everyHours: 24, keep: 3 },
    curators: [mira as ServerConfig['curators'][number]],
    ...(world.config.transport.kind === 'http' && {
      transport: { ...world.config.transport, port: server.slackPort ?? 0 },
    }),
  };
  const look = (changes: Partial<ServerConfig> = {}, wanted = scopes) =>
    examine({ config: { ...config, ...changes }, clock: systemClock, scopes: wanted });
  const stop = async () => {
    await server.stop();
    await world.workspace.stop();
    rmSync(folder, { recursive: true });
  };
  return { look, stop };
}

type RunningWorld = Awaited<ReturnType<typeof aRunningWorld>>;

const notWell = (findings: readonly Finding[]) => findings.filter(({ state }) => state !== 'well');
const of = (findings: readonly Finding[], check: string) =>
  findings.filter((finding) => finding.check === check);

describe('doctor', () => {
  // It changes nothing where it looks: a server for each transport is enough.
  let running: Readonly<Record<'http' | 'socket', RunningWorld>>;

  beforeAll(async () => {
    running = { http: await aRunningWorld('http'), socket: await aRunningWorld('socket') };
  });

  afterAll(async () => {
    await Promise.all(Object.values(running).map(({ stop }) => stop()));
  });

  it.each(['socket', 'http'] as const)(
    'finds a good installation well, by %s',
    async (transport) => {
      const { look } = running[transport];

      const findings = await look();

      expect(notWell(findings)).toEqual([]);
      expect(findings.map(({ check }) => check)).toEqual(
        expect.arrayContaining([
          'node',
          'clock',
          'bot-token',
          'bot-scopes',
          'digest-channel',
          'people',
          'archive',
          'database',
          'disk',
          'index',
          'digest',
          'backups',
        ]),
      );
    },
  );

  it.skipIf(!hasPostgres())('looks at PostgreSQL, and at the copy of it here', async () => {
    const { look } = running.socket;
    const { url } = await aDatabase();
    const databaseFile = join(tempFolder(), 'copy.db');
    const database = { databaseUrl: url, databaseFile };
    const before = await look(database);
    const store = await openPostgresStore({ url, file: databaseFile, events: silentEvents });
    await store.close();

    const findings = await look(database);

    expect(of(before, 'postgres')).toMatchObject([{ state: 'warning' }]);
    expect(of(before, 'index')).toEqual([]);
    for (const check of ['postgres', 'postgres-rights', 'postgres-copy', 'database', 'digest']) {
      expect(of(findings, check)).toMatchObject([{ state: 'well' }]);
    }
    expect(of(findings, 'index')).toMatchObject([
      { state: 'warning', symptom: 'the archive was never indexed completely' },
    ]);
    expect(of(findings, 'backups')).toEqual([
      expect.objectContaining({ state: 'unknown', remedy: expect.stringContaining('pg_dump') }),
    ]);
  });

  it('says what to do about each thing that is wrong, and shows no secret', async () => {
    const { look } = running.socket;
    const digestsDir = tempFolder();
    writeIn(digestsDir, 'lost.yml', digest('#nowhere'));
    writeIn(digestsDir, 'broken.yml', 'channel: [');

    const findings = await look(
      {
        digestsDir,
        operators: ['U0NOBODY00' as ServerConfig['operators'][number]],
        archive: { kind: 'folder', folder: '/nowhere/pages' },
        backups: { folder: tempFolder(), everyHours: 24, keep: 3 },
        transport: { kind: 'socket', appToken: 'xapp-wrong-secret' },
      },
      [...scopes, 'admin.teams:read'],
    );

    expect(of(findings, 'bot-scopes')).toMatchObject([
      { state: 'warning', symptom: 'scopes are missing: admin.teams:read' },
    ]);
    expect(of(findings, 'app-token')).toMatchObject([{ state: 'trouble', cause: 'invalid_auth' }]);
    expect(of(findings, 'digest-channel').find(({ state }) => state === 'trouble')).toMatchObject({
      symptom: 'lost: the app is not in #nowhere',
      remedy: expect.stringContaining('/invite'),
    });
    expect(of(findings, 'digest').find(({ state }) => state === 'trouble')?.symptom).toContain(
      'broken.yml',
    );
    expect(of(findings, 'people').find(({ state }) => state === 'trouble')?.symptom).toContain(
      'OPERATORS names ids that Slack does not know: U0NOBODY00',
    );
    expect(of(findings, 'archive')).toMatchObject([{ state: 'trouble' }]);
    expect(of(findings, 'backups')).toMatchObject([{ state: 'trouble' }]);
    expect(notWell(findings).every(({ remedy, cause }) => (remedy ?? cause) !== undefined)).toBe(
      true,
    );
    expect(JSON.stringify(findings)).not.toMatch(/xoxb|xapp/);
  });

  it('looks at everything else while Slack is out of reach and there is no database', async () => {
    const { look } = running.http;

    const findings = await look({
      slackApiUrl: 'http://127.0.0.1:9/api/',
      databaseFile: '/nowhere/signalpost.db',
    });

    expect(of(findings, 'bot-token')).toMatchObject([{ state: 'trouble' }]);
    expect(of(findings, 'clock')).toMatchObject([{ state: 'unknown' }]);
    expect(of(findings, 'archive')).toMatchObject([{ state: 'well' }]);
    expect(of(findings, 'database')).toMatchObject([{ state: 'warning' }]);
  });

  it('asks for a user group as one, and says why it cannot be told', async () => {
    const { look } = running.socket;

    const findings = await look({ curators: ['S0REVIEWERS'] });

    // A workspace on a free plan has no groups.
    expect(of(findings, 'people')).toMatchObject([
      {
        state: 'unknown',
        symptom: 'CURATORS',
        cause: expect.stringMatching(/paid_teams_only|usergroups:read/),
      },
    ]);
  });
});
