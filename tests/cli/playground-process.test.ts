import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDeep } from '../support/runs.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { archiveWith, pageText } from './archive-folder.ts';

const START = fileURLToPath(new URL('../../src/start.js', import.meta.url));

type Child = ChildProcessByStdio<null, Readable, Readable>;

describe('playground, as a process', () => {
  let archive: string;
  let state: string;
  let children: Child[];

  beforeEach(() => {
    archive = archiveWith({ 1: pageText('Low air space') });
    state = join(tempFolder(), 'state');
    mkdirSync(state);
    children = [];
  });
  afterEach(async () => {
    for (const child of children.filter(({ exitCode, signalCode }) => !exitCode && !signalCode)) {
      child.kill('SIGKILL');
    }
  });

  function run(...options: readonly string[]): Child {
    const child = spawn(
      process.execPath,
      [START, 'playground', '--port', '0', '--archive', archive, ...options],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, TMPDIR: state } },
    );
    children.push(child);
    return child;
  }

  /** Waits for the address that it prints. */
  async function addressOf({ stdout, stderr }: Child): Promise<string> {
    let text = '';
    let err = '';
    stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    for await (const chunk of stdout) {
      text += String(chunk);
      const address = /http:\/\/\S+/.exec(text)?.[0];
      if (address !== undefined) {
        stdout.resume();
        return address;
      }
    }
    throw new Error(`The playground ended before it had an address: ${err}`);
  }

  async function ended(
    child: Child,
  ): Promise<{ readonly exitCode: unknown; readonly err: string }> {
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    const [exitCode] = await once(child, 'close');
    return { exitCode, err };
  }

  // One life after another over the same state: each start takes 2 s of CPU.
  it('is the only one for its archive, and starts after one that was killed, until its terminal is closed', async () => {
    const first = run();
    const address = await addressOf(first);

    const second = await ended(run('--reset'));

    const text = `A playground for this archive runs already: ${address} (process ${first.pid}). Open that address, or end it first (Ctrl+C where it runs, or kill ${first.pid}). Another one beside it: npm run playground -- --fresh`;
    expect(second).toEqual({
      exitCode: 1,
      err: `1 page in ${archive}.\nStarting the playground …\n${text}\n`,
    });
    expect((await fetch(`${address}page/state`)).status).toBe(200);
    const files = readdirSync(state, { recursive: true }).map((file) => basename(String(file)));
    expect(files).toEqual(expect.arrayContaining(['signalpost.db', 'playground.json']));

    first.kill('SIGKILL');
    await once(first, 'close');
    const afterKilled = run();
    expect((await fetch(await addressOf(afterKilled))).status).toBe(200);

    afterKilled.kill('SIGHUP');
    expect((await ended(afterKilled)).exitCode).toBe(0);
  });

  // Every day the tests of holding a state wait for one that ends, in one process.
  it.runIf(isDeep)('starts at once after one that is told to end', async () => {
    const first = run();
    const address = await addressOf(first);
    expect(await ended(run())).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining(`runs already: ${address}`),
    });

    first.kill('SIGINT');
    const next = run();

    const [{ exitCode }, nextAddress] = await Promise.all([ended(first), addressOf(next)]);
    expect(exitCode).toBe(0);
    expect((await fetch(nextAddress)).status).toBe(200);
  });
});
