import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCli } from './run-cli.ts';

describe('manifest', () => {
  it('prints YAML that says what it is for', async () => {
    const { exitCode, out } = await runCli(['manifest']);

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^# Signalpost by Socket Mode/);
    expect(parse(out)).toMatchObject({ settings: { socket_mode_enabled: true } });
  });

  it('prints JSON for programs, for signed HTTP at a host', async () => {
    const { out } = await runCli(['manifest', '--http', 'signalpost.example.org', '--json']);

    expect(JSON.parse(out)).toMatchObject({
      settings: {
        interactivity: { request_url: 'https://signalpost.example.org/slack/events' },
        socket_mode_enabled: false,
      },
    });
  });

  it.each([
    [['--http', 'http://example.org'], /https addresses alone/],
    [['--http', '::'], /--http takes the https address/],
    [['--commands-prefix', 'Ä'], /A prefix is made of/],
  ])('refuses %o as wrong usage', async (argv, sentence) => {
    const run = await runCli(['manifest', ...argv]);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toMatch(sentence);
  });
});
