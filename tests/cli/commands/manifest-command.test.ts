import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../run-cli.ts';

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

  it('asks for links where UNFURL_DOMAINS, or the option, names domains', async () => {
    const plain = await runCli(['manifest', '--json']);
    const set = await runCli(['manifest', '--json'], {
      environment: { UNFURL_DOMAINS: 'BBC.com, nature.com' },
    });
    const typed = await runCli(['manifest', '--json', '--unfurl-domains', 'bbc.com']);

    expect(plain.out).not.toContain('links:');
    expect(JSON.parse(set.out)).toMatchObject({
      features: { unfurl_domains: ['bbc.com', 'nature.com'] },
    });
    expect(JSON.parse(set.out).oauth_config.scopes.bot).toContain('links:write');
    expect(JSON.parse(typed.out)).toMatchObject({ features: { unfurl_domains: ['bbc.com'] } });
  });

  it.each([
    ['https://bbc.com', /domains are written as in bbc\.com/],
    ['127.0.0.1', /domains are written as in bbc\.com/],
    ['a.org,b.org,c.org,d.org,e.org,f.org', /5 domains at most/],
  ])('refuses the domains %s', async (domains, sentence) => {
    const run = await runCli(['manifest', '--unfurl-domains', domains]);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toMatch(sentence);
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
