import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveWith, pageText } from '../archive-folder.ts';
import { runCli } from '../run-cli.ts';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'signalpost-empty-'));

/** Starts the playground and ends it at once. */
const play = (...argv: readonly string[]) =>
  runCli(['playground', '--reset', ...argv], { stopped: AbortSignal.abort() });

describe('playground', () => {
  it('says how many pages one’s own archive has', async () => {
    const archive = archiveWith({ 1: pageText('Low air space'), 2: pageText('High air space') });

    const { err, exitCode } = await play('--port', '0', '--archive', archive);

    expect(err).toContain(`2 pages in ${archive}.`);
    expect(exitCode).toBe(0);
  });

  it('says what a page is where there is none', async () => {
    const archive = emptyFolder();

    const { err, exitCode } = await play('--port', '0', '--archive', archive);

    expect(err).toContain(
      `No page found in ${archive}: a page is a file named by 32 hex digits and .md`,
    );
    expect(exitCode).toBe(0);
  });

  it('refuses what is no folder, and says what it is', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'README.md'), '# Mine');

    const file = await play('--archive', join(folder, 'README.md'));
    const nothing = await play('--archive', join(folder, 'pages'));

    expect(file).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('README.md is a file, not a folder.'),
    });
    expect(nothing).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('There is no folder'),
    });
  });

  it('says so when the port is in use and another one is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;

    const { err, out } = await play('--port', String(port), '--archive', emptyFolder());
    other.close();

    expect(err).toContain(`Port ${port} is in use, so the page has another one.`);
    expect(out).not.toContain(`:${port}/`);
  });

  it('says in its help what is kept, and what a port means where one runs', async () => {
    const { out } = await runCli(['playground', '--help']);

    expect(out).toContain('each user of the machine too');
    expect(out).toContain('--fresh opens another beside it');
    expect(out).toMatch(/whatever --port it was given changes nothing/);
  });
});
