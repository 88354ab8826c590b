import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { aDatabase } from '../support/postgres/a-database.ts';
import { hasPostgres } from '../support/postgres/find-postgres.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { archiveWith, pageText } from './archive-folder.ts';
import { runCli } from './run-cli.ts';

describe.skipIf(!hasPostgres())('commands with DATABASE_URL', () => {
  let environment: { readonly DATABASE_URL: string; readonly DATABASE_FILE: string };

  beforeEach(async () => {
    const DATABASE_FILE = join(tempFolder(), 'copy.db');
    environment = { DATABASE_URL: (await aDatabase()).url, DATABASE_FILE };
  });

  it('find what was indexed from another machine', async () => {
    const elsewhere = { ...environment, DATABASE_FILE: join(tempFolder(), 'copy.db') };

    const archive = archiveWith({ 1: pageText('The air above') });

    const indexed = await runCli(['index', archive], { environment: elsewhere });
    const found = await runCli(['search', 'signals', 'theme:mobility', '--json'], { environment });

    expect(indexed).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(found.out)).toMatchObject({ total: 2 });
  });

  it.each([
    [['backup'], 'pg_dump'],
    [['restore', 'some.db'], 'pg_restore'],
  ])('take no copy for the database: %s', async (argv, remedy) => {
    writeFileSync(environment.DATABASE_FILE, '');

    const refused = await runCli(argv, { environment });

    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain('DATABASE_FILE is only a copy of that PostgreSQL');
    expect(refused.err).toContain(remedy);
  });

  it('search nothing where nothing is yet, and make no tables by it', async () => {
    const refused = await runCli(['search', 'signals', 'a'], { environment });

    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain('Nothing of Signalpost is in the PostgreSQL database yet');
  });
});
