import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDeep } from '../support/runs.ts';

/** Replays the Dockerfile without an engine: what it copies, what it installs, what it runs. */
const repository = new URL('../../', import.meta.url).pathname;
const dockerfile = readFileSync(join(repository, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
const lines = dockerfile.split('\n').map((line) => line.trim());
const argumentsOf = (instruction: string) =>
  lines.flatMap((line) =>
    line.startsWith(`${instruction} `) ? [line.slice(instruction.length + 1).trim()] : [],
  );
const ignored = readFileSync(join(repository, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('!') && line !== '*');

function execForm(text: string | undefined): readonly string[] {
  return JSON.parse((text ?? '[]').replace(/^.*?CMD /, ''));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('the Dockerfile', () => {
  it('installs what the RUN line of this test installs', () => {
    expect(argumentsOf('RUN').join('\n')).toContain('npm ci --omit=dev --ignore-scripts');
  });

  it('has what an archive in a git repository needs, installed before it stops being root', () => {
    const steps = lines.filter((line) => /^(RUN|USER) /.test(line));
    const install = steps.findIndex((line) => line.includes('apt-get install'));

    expect(steps[install]).toMatch(/ca-certificates git openssh-client/);
    expect(install).toBeLessThan(steps.indexOf('USER node'));
  });

  it('does not run as root, and keeps its database in a volume', () => {
    expect(argumentsOf('USER')).toEqual(['node']);
    expect(argumentsOf('VOLUME')).toEqual(['/data']);
    expect(dockerfile).toContain('DATABASE_FILE=/data/');
  });
});

/** Twenty seconds of CPU, most of it npm's, for what a change seldom touches. */
describe.runIf(isDeep)('the image', () => {
  let folder: string;
  let app: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'signalpost-image-'));
    app = join(folder, 'app');
    mkdirSync(app);
    for (const copy of argumentsOf('COPY')) {
      const sources = copy.split(/\s+/);
      const target = sources.pop() ?? '.';
      for (const source of sources) {
        const to = sources.length > 1 || target === './' ? join(app, source) : join(app, target);
        mkdirSync(dirname(to), { recursive: true });
        cpSync(join(repository, source), to, {
          recursive: true,
          filter: (path) => !ignored.some((part) => path.startsWith(join(repository, part))),
        });
      }
    }
    execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: app,
      stdio: 'pipe',
    });
  }, 180_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts its CMD and is found healthy by its HEALTHCHECK, with production dependencies alone', async () => {
    const [command = '', ...args] = execForm(argumentsOf('CMD')[0]);
    const [check = '', ...checkArgs] = execForm(argumentsOf('HEALTHCHECK')[0]);
    const healthPort = await freePort();
    const slack = await startSilentSlack();
    mkdirSync(join(folder, 'archive'));
    const environment = {
      PATH: process.env.PATH ?? '',
      HEALTH_PORT: String(healthPort),
      PORT: String(await freePort()),
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: 'xoxb-image-test',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      ARCHIVE_DIR: join(folder, 'archive'),
      DATABASE_FILE: join(folder, 'signalpost.db'),
    };
    const running = spawn(command === 'node' ? process.execPath : command, args, {
      cwd: app,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    running.stdout.on('data', (chunk) => output.push(String(chunk)));
    running.stderr.on('data', (chunk) => output.push(String(chunk)));

    try {
      await untilLogged(running, output, '"msg":"ready"');
      const healthy = () =>
        execFileSync(check === 'node' ? process.execPath : check, checkArgs, { env: environment });

      expect(healthy).not.toThrow();
    } finally {
      const ended = running.exitCode ?? new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      expect(await ended, output.join('')).toBe(0);
      await slack.stop();
    }
  }, 60_000);
});

async function untilLogged(running: ChildProcess, output: string[], text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (output.join('').includes(text)) {
        resolve();
      }
    };
    running.stdout?.on('data', look);
    running.once('exit', () => reject(new Error(`ended before it was ready:\n${output.join('')}`)));
    look();
  });
}

/** Answers auth.test as Slack would, and every other call with `ok`. */
async function startSilentSlack() {
  const { createServer: createHttpServer } = await import('node:http');
  const server = createHttpServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1', channels: [] }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
