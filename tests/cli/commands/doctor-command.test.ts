import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { archiveWith, pageText } from '../archive-folder.ts';
import { runCli } from '../run-cli.ts';

/** An installation whose Slack nobody answers for. */
const environment = () => ({
  SLACK_BOT_TOKEN: 'xoxb-doctor-secret',
  SLACK_APP_TOKEN: 'xapp-doctor-secret',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  ARCHIVE_DIR: archiveWith({ 1: pageText('Low air space') }),
  DATABASE_FILE: join(mkdtempSync(join(tmpdir(), 'signalpost-doctor-')), 'signalpost.db'),
});

describe('doctor', () => {
  it('prints each finding with its remedy, and ends with 1 where something is in trouble', async () => {
    const run = await runCli(['doctor'], { environment: environment(), clock: systemClock });

    expect(run.exitCode).toBe(1);
    expect(run.out).toMatch(/✓ Node \d+/);
    expect(run.out).toMatch(/✗ Slack cannot be reached.*\n +\S+.*\n +→ Check the network/);
    expect(run.out).toMatch(/\d+ in trouble, .*\d+ well\.\n$/);
    expect(run.out).not.toContain('doctor-secret');
  });

  it('is one JSON object for an issue', async () => {
    const run = await runCli(['doctor', '--json'], {
      environment: environment(),
      clock: systemClock,
    });

    expect(JSON.parse(run.out)).toMatchObject({
      version: expect.stringMatching(/^\d/),
      findings: expect.arrayContaining([expect.objectContaining({ check: 'node' })]),
    });
  });

  it('names what the configuration lacks first', async () => {
    const run = await runCli(['doctor'], { environment: {} });

    expect(run.exitCode).toBe(2);
    expect(run.err).toContain('SLACK_BOT_TOKEN is missing');
  });

  it('reads secrets from files, and says which file it cannot read', async () => {
    const { SLACK_BOT_TOKEN: token, ...others } = environment();
    const file = join(mkdtempSync(join(tmpdir(), 'signalpost-secret-')), 'token');
    writeFileSync(file, `${token}\n`);

    const read = await runCli(['doctor'], {
      environment: { ...others, SLACK_BOT_TOKEN_FILE: file },
      clock: systemClock,
    });
    const unread = await runCli(['doctor'], {
      environment: { ...others, SLACK_BOT_TOKEN_FILE: '/nowhere/token' },
    });
    const both = await runCli(['doctor'], {
      environment: { ...others, SLACK_BOT_TOKEN: token, SLACK_BOT_TOKEN_FILE: file },
    });

    expect(read.exitCode).toBe(1);
    expect(unread.err).toContain('SLACK_BOT_TOKEN_FILE cannot be read (ENOENT): /nowhere/token.');
    expect(both.err).toContain('SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set');
  });
});
