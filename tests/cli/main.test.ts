import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { aPage, aRow, pageId } from '../support/builders.ts';
import { isDeep } from '../support/runs.ts';
import { aWorkspace, secrets } from '../support/workspace.ts';
import { archiveWith, pageText } from './archive-folder.ts';
import { databaseWith } from './database.ts';
import { runCli } from './run-cli.ts';

const START = fileURLToPath(new URL('../../src/start.js', import.meta.url));

describe('the program', () => {
  it('explains itself when nothing was asked, as wrong usage', async () => {
    const run = await runCli([]);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toMatch(/^Usage: signalpost/);
  });

  it('has help for the whole and for every command', async () => {
    const { out } = await runCli(['--help']);
    const commands = [...out.matchAll(/^ {2}([a-z]+) \[/gm)].flatMap(([, name]) =>
      name === undefined || name === 'help' ? [] : [name],
    );

    const helps = await Promise.all(commands.map((name) => runCli([name, '--help'])));

    expect(commands).toContain('search');
    expect(helps.map(({ exitCode }) => exitCode)).toEqual(commands.map(() => 0));
    for (const [index, help] of helps.entries()) {
      expect(help.out).toContain(`Usage: signalpost ${commands[index]}`);
    }
  });

  it('lists every environment variable in its help', async () => {
    const { out } = await runCli(['--help']);

    expect(out).toMatch(/DATABASE_FILE .*Default: \.\/data\/signalpost\.db\./);
    expect(out).toMatch(/^ {2}SLACK_BOT_TOKEN {2,}\S/m);
    expect(out).toMatch(/^ {2}ARCHIVE_GIT_PULL_MINUTES {2,}\S/m);
  });

  it('tells its version', async () => {
    const { out, exitCode } = await runCli(['--version']);

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('proposes the command that was meant', async () => {
    const run = await runCli(['serch', 'signals']);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toContain('(Did you mean search?)');
  });

  it('refuses a configuration that cannot be, without a stack', async () => {
    const run = await runCli(['show', '0123456789abcdef'], {
      environment: { LOG_LEVEL: 'loud' },
    });

    expect(run.exitCode).toBe(2);
    expect(run.err).toContain('LOG_LEVEL is not usable');
    expect(run.err).not.toContain('    at ');
  });

  it('refuses to serve without its tokens, all of them named', async () => {
    const { exitCode, err } = await runCli(['serve']);

    expect(exitCode).toBe(2);
    expect(err).toMatch(
      /SLACK_BOT_TOKEN is missing[\s\S]*SLACK_APP_TOKEN is missing[\s\S]*ARCHIVE_DIR/,
    );
    expect(err).not.toContain('    at ');
  });
});

describe('the process', () => {
  let db: string;

  beforeAll(async () => {
    db = await databaseWith(
      Array.from({ length: 40 }, (_, n) =>
        aPage({ id: pageId(n + 1), rows: Array.from({ length: 100 }, () => aRow()) }),
      ),
    );
  });

  const start = (...argv: readonly string[]) => startWith({}, argv);

  it('answers on standard output and ends with 0', async () => {
    const child = start(
      'search',
      'signals',
      'drone',
      '-unheard',
      '--limit',
      '1',
      '--json',
      '--db',
      db,
    );
    const [out, [exitCode]] = await Promise.all([textOf(child.stdout), once(child, 'close')]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ query: 'drone -unheard', total: 4000, hits: [{}] });
  });

  it('complains on standard error and ends with 1 when it failed', async () => {
    const file = `${db}.txt`;
    writeFileSync(file, 'not a database at all, but long enough to be read as one'.repeat(10));
    const child = start('search', 'signals', 'drone', '--db', file);

    const [out, err, [exitCode]] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      once(child, 'close'),
    ]);

    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(/is not a database/);
    expect(err).not.toContain('    at ');
  });

  it('stops quietly when its reader goes away in the middle of an export', async () => {
    const child = start('export', 'items', '--db', db);
    const closed = once(child, 'close');
    const errors = textOf(child.stderr);

    await once(child.stdout, 'readable');
    child.stdout.read(10);
    child.stdout.destroy();

    expect(await closed).toEqual([0, null]);
    expect(await errors).toBe('');
  });

  it('says what to do, without a stack, where its packages are not installed', async () => {
    const clone = aFolder();
    const project = fileURLToPath(new URL('../../', import.meta.url));
    cpSync(join(project, 'src'), join(clone, 'src'), { recursive: true });
    cpSync(join(project, 'package.json'), join(clone, 'package.json'));
    const child = spawn(process.execPath, [join(clone, 'src', 'start.js'), '--version']);

    const [err, [exitCode]] = await Promise.all([textOf(child.stderr), once(child, 'close')]);

    expect(exitCode).toBe(1);
    expect(err).toMatch(/^Signalpost is not fully installed: run npm ci\./);
    expect(err).not.toContain('    at ');
  });

  it('says so, without a stack, when its .env file cannot be read', async () => {
    const cwd = aFolder();
    mkdirSync(join(cwd, '.env'));
    const child = startWith({}, ['search', 'signals', 'drone'], cwd);

    const [err, [exitCode]] = await Promise.all([textOf(child.stderr), once(child, 'close')]);

    expect(exitCode).toBe(2);
    expect(err).toContain('.env cannot be read (EISDIR)');
    expect(err).not.toContain('    at ');
  });
});

describe('serve, as a process', () => {
  let workspace: Workspace;
  let child: ReturnType<typeof startWith>;
  let log: string;

  beforeEach(async () => {
    workspace = aWorkspace();
    await workspace.start();
    const archive = archiveWith({ 1: pageText('Low air space') });
    child = startWith(
      {
        SLACK_BOT_TOKEN: secrets.botToken,
        SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
        SLACK_API_URL: workspace.apiUrl,
        ARCHIVE_DIR: archive,
        DATABASE_FILE: join(archive, '.signalpost', 'signalpost.db'),
        PORT: '0',
        HEALTH_PORT: '0',
      },
      ['serve'],
    );
    log = '';
    child.stdout.on('data', (chunk) => {
      log += String(chunk);
    });
    await logged('"ready"');
  });

  afterEach(async () => {
    child.kill('SIGKILL');
    await workspace.stop();
  });

  const logged = async (text: string) => {
    while (!log.includes(text)) {
      await once(child.stdout, 'data');
    }
  };

  // The playground's process, which hears signals as this one does, ends by SIGHUP every day.
  it.runIf(isDeep).each(['SIGHUP', 'SIGTERM'] as const)(
    'serves until %s, and then ends well',
    async (signal) => {
      const closed = once(child, 'close');

      child.kill(signal);

      expect(await closed).toEqual([0, null]);
      expect(log).not.toContain(secrets.botToken);
    },
  );

  it('takes the second signal that npm makes of a Ctrl+C for the first, and ends well', async () => {
    const closed = once(child, 'close');

    child.kill('SIGINT');
    await logged('"stopping"');
    child.kill('SIGINT');

    expect(await closed).toEqual([0, null]);
    expect(log).not.toContain(secrets.botToken);
  });
});

function startWith(
  environment: Readonly<Record<string, string>>,
  argv: readonly string[],
  cwd = aFolder(),
) {
  return spawn(process.execPath, [START, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...environment },
    cwd,
  });
}

function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'signalpost-cwd-'));
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
  }
  return text;
}
