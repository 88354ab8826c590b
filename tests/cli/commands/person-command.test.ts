import { describe, expect, it } from 'vitest';
import { aPage } from '../../support/builders.ts';
import { databaseWith } from '../database.ts';
import { runCli } from '../run-cli.ts';

describe('person', () => {
  it('exports what is known as JSON, which is nothing of a stranger', async () => {
    const db = await databaseWith([aPage()]);

    const { exitCode, out } = await runCli(['person', 'export', 'U024BE7LH', '--db', db]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ person: 'U024BE7LH', mark: [], decision: [] });
  });

  it('forgets, and says what still holds the person', async () => {
    const db = await databaseWith([aPage()]);

    const { exitCode, out } = await runCli(['person', 'forget', 'U024BE7LH', '--db', db]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^U024BE7LH is forgotten: 0 rows dropped.*\nBackups made before/);
  });

  it('refuses a name, and a database that is not there', async () => {
    const name = await runCli(['person', 'forget', 'mira']);
    const nowhere = await runCli(['person', 'forget', 'U024BE7LH', '--db', '/nowhere/s.db']);

    expect(name).toMatchObject({ exitCode: 2, err: expect.stringContaining('no member id') });
    expect(nowhere).toMatchObject({
      exitCode: 1,
      err: 'There is no database at /nowhere/s.db.\n',
    });
  });
});
