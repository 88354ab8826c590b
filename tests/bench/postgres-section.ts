import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../support/postgres/start-postgres.ts';
import { benchDatabase } from './postgres/bench-database.ts';
import { measureClaims } from './postgres/measure-claims.ts';
import {
  type CommandsMeasured,
  measureCommands,
  replicaFiles,
} from './postgres/measure-commands.ts';
import { type LagMeasured, measureLag } from './postgres/measure-lag.ts';
import { runMeasured } from './run-measured.ts';
import type { Section, Target } from './section.ts';
import type { Stage } from './stage.ts';
import { measureYardstick } from './yardstick.ts';

const PAGES = 3500;
const MANY_PAGES = 35_000;

/** What several replicas on one PostgreSQL give and cost, beside one process on SQLite. */
export const postgresSection: Section = {
  name: 'postgres',
  about: `one, two and three replicas on PostgreSQL: commands and claims a second, building and following the projection`,
  isLong: true,
  run: async (stage) => {
    // As an operator's server: what is committed is on the disk, as it is with SQLite.
    const server = await startPostgres({
      settings: { fsync: 'on', full_page_writes: 'on', autovacuum: 'on' },
    });
    try {
      return [
        ...(await commands(stage, server)),
        ...(await claims(stage, server)),
        ...(await building(stage, server)),
        ...(await lag(stage, server)),
      ];
    } finally {
      await server.remove();
    }
  },
};

async function commands(stage: Stage, server: PostgresServer): Promise<readonly Target[]> {
  const folder = stage.folder('commands');
  const archive = stage.archive(PAGES);
  const database = await stage.database(PAGES);
  const alone = join(folder, 'alone.db');
  copyFileSync(database, alone);
  const url = await benchDatabase(server, 'commands', { from: database, folder });
  const sqlite = await measureCommands({ archive, files: [alone] });
  const replicas: CommandsMeasured[] = [];
  for (const count of [1, 2, 3]) {
    replicas.push(await measureCommands({ archive, files: replicaFiles(folder, count), url }));
  }
  const told = ({ perSecond, cpuMs, refused }: CommandsMeasured) =>
    `${perSecond.toFixed(0)} a second, ${cpuMs.toFixed(1)} ms of CPU time each${refused === 0 ? '' : `, ${refused} told to come again`}`;
  console.log(
    `Commands over ${PAGES} pages, all on this machine, who asks and PostgreSQL as well: SQLite ${told(sqlite)}; ` +
      replicas.map((one, n) => `${n + 1} on PostgreSQL ${told(one)}`).join('; '),
  );
  const [one, two, three] = replicas.map(({ perSecond }) => perSecond);
  return [
    {
      name: 'commands a second, one replica against SQLite alone',
      measured: (one ?? 0) / sqlite.perSecond,
      bound: 0.5,
      side: 'at least',
    },
    {
      name: 'commands a second, the worse of two and three replicas against one',
      measured: Math.min(two ?? 0, three ?? 0) / (one ?? 0),
      bound: 0.8,
      side: 'at least',
    },
  ];
}

async function claims(stage: Stage, server: PostgresServer): Promise<readonly Target[]> {
  await server.createDatabase('claims');
  const url = server.url('claims');
  const measured = [];
  for (const replicas of [1, 2, 3]) {
    measured.push(await measureClaims(url, { replicas, folder: stage.folder('claims') }));
  }
  const [one, , three] = measured.map(({ perSecond }) => perSecond);
  console.log(
    `Claims a second from one pile: ${measured.map(({ perSecond }, n) => `${n + 1}: ${perSecond.toFixed(0)}`).join(', ')}.`,
  );
  return [
    // Slack takes ten posts a second, and a claim goes before each.
    {
      name: 'claims a second, three replicas',
      measured: three ?? 0,
      bound: 50,
      unit: '',
      side: 'at least',
    },
    {
      name: 'claims a second, three replicas at odds against one',
      measured: (three ?? 0) / (one ?? 0),
      bound: 0.3,
      side: 'at least',
    },
    {
      name: 'deliveries claimed twice or by nobody',
      measured: measured.reduce((sum, { wrong }) => sum + wrong, 0),
      bound: 0,
      unit: '',
    },
  ];
}

async function building(stage: Stage, server: PostgresServer): Promise<readonly Target[]> {
  const yardstick = await measureYardstick();
  const folder = stage.folder('building');
  const program = new URL('./postgres/open-replica.ts', import.meta.url);
  const built = [];
  for (const pages of [PAGES, MANY_PAGES]) {
    const url = await benchDatabase(server, `building_${pages}`, {
      from: await stage.database(pages),
      folder,
    });
    built.push(await runMeasured({ program, args: [url, join(folder, `built-${pages}.db`)] }));
  }
  const index = await runMeasured({
    program: new URL('./index-child.ts', import.meta.url),
    args: ['index', stage.archive(PAGES), join(folder, 'indexed.db')],
  });
  const [few, many] = built;
  console.log(
    `The yardstick takes ${yardstick.toFixed(0)} ms of CPU time. A projection's first build: ` +
      built
        .map(
          ({ wallMs, cpuMs, peakMb }, n) =>
            `${[PAGES, MANY_PAGES][n]} pages ${(wallMs / 1000).toFixed(1)} s (${(cpuMs / 1000).toFixed(1)} s of CPU time, ${peakMb.toFixed(0)} MB at most)`,
        )
        .join(', ') +
      `; indexing ${PAGES} pages into SQLite ${(index.cpuMs / 1000).toFixed(1)} s of CPU time.`,
  );
  return [
    // A new machine must not cost more than the archive did.
    {
      name: `first build of ${PAGES} pages against indexing them, CPU`,
      measured: (few?.cpuMs ?? 0) / index.cpuMs,
      bound: 1,
    },
    {
      name: `first build of ten times as many pages, CPU`,
      measured: (many?.cpuMs ?? 0) / (few?.cpuMs ?? 1),
      bound: 12,
    },
  ];
}

async function lag(stage: Stage, server: PostgresServer): Promise<readonly Target[]> {
  await server.createDatabase('lag');
  const { calm, indexing, indexMs } = await measureLag(server.url('lag'), {
    folder: stage.folder('lag'),
    archive: stage.archive(PAGES),
  });
  const told = ({ median, p99, writeMs }: LagMeasured) =>
    `${median.toFixed(1)} / ${p99.toFixed(1)} ms (a write itself ${writeMs.toFixed(1)})`;
  console.log(
    `From one replica's write until another has it, median / 99th percentile: ${told(calm)}; ` +
      `while a third indexes ${PAGES} pages, which takes ${(indexMs / 1000).toFixed(1)} s, in its worst moments ${told(indexing)}.`,
  );
  return [
    // What one shows, the next click finds on another; a person takes longer.
    { name: 'lag of a replica, median', measured: calm.median, bound: 50, unit: ' ms' },
    // A read waits so long for what others wrote, and is answered from an older state after it.
    { name: 'lag of a replica, 99th percentile', measured: calm.p99, bound: 1000, unit: ' ms' },
    {
      name: 'lag of a replica while another indexes, 99th percentile',
      measured: indexing.p99,
      bound: 1000,
      unit: ' ms',
    },
    {
      name: 'writes that another replica never saw',
      measured: calm.missed + indexing.missed,
      bound: 0,
      unit: '',
    },
  ];
}
