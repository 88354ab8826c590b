import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPage, pageId } from '../support/builders.ts';
import { everyOther, isDeep } from '../support/runs.ts';
import { databaseWith } from './database.ts';

const START = fileURLToPath(new URL('../../src/start.js', import.meta.url));
/** Of util-linux: gives a command a terminal of its own. Debian has it, as has each of its children. */
const SCRIPT = '/usr/bin/script';
const hasScript = existsSync(SCRIPT) || process.env.CI !== undefined;
const ESCAPE = '\u001b[';

describe.skipIf(!hasScript)('search on a terminal', () => {
  let database: string;

  beforeAll(async () => {
    database = await databaseWith([
      aPage({ id: pageId(1), title: 'Low air space' }),
      aPage({ id: pageId(2), title: 'High air space' }),
    ]);
  });

  /** What the terminal shows of a search, and how the command ended. */
  function onTerminal(environment: Readonly<Record<string, string>>) {
    const command = [process.execPath, START, 'search', 'all', 'air', '--db', database]
      .map((part) => `'${part}'`)
      .join(' ');
    const { stdout, status } = spawnSync(SCRIPT, ['-qec', command, '/dev/null'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, TERM: 'xterm', ...environment },
    });
    return { shown: stdout.replaceAll('\r\n', '\n'), status };
  }

  it('is coloured, and goes through the pager that PAGER names', () => {
    const { shown, status } = onTerminal({ PAGER: 'sed s/^/|/' });

    expect(shown).toContain(`|${ESCAPE}1m`);
    expect(shown).toMatch(/^\|/);
    expect(status).toBe(0);
  });

  // As the command itself is every day, told that it is on a terminal.
  it.runIf(isDeep)('is plain where NO_COLOR is set', () => {
    const { shown } = onTerminal({ PAGER: 'sed s/^/|/', NO_COLOR: '1' });

    expect(shown).toContain('| ');
    expect(shown).not.toContain(ESCAPE);
  });

  it.each(everyOther(['', 'cat', '/nowhere/pager']))(
    'is written at once where PAGER is %j',
    (pager) => {
      const { shown, status } = onTerminal({ PAGER: pager });

      expect(shown).toContain('air space');
      expect(shown).toContain(ESCAPE);
      expect(status).toBe(0);
    },
  );

  it('ends well where the reader leaves the pager early', () => {
    const { shown, status } = onTerminal({ PAGER: 'head -n 1' });

    expect(shown.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(0);
  });

  it('is neither coloured nor paged where something else reads it', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [START, 'search', 'all', 'air', '--db', database],
      { encoding: 'utf8', env: { PATH: process.env.PATH, PAGER: 'sed s/^/|/' } },
    );

    expect(stdout).toContain('air space');
    expect(stdout).not.toMatch(/^\|/m);
    expect(stdout).not.toContain(ESCAPE);
    expect(status).toBe(0);
  });
});
