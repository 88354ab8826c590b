import { describe, expect, it } from 'vitest';
import { createCommandNames } from '../../../src/slack/transport/command-names.ts';

function sent(prefix: string, body: RequestInit['body']): Promise<string> {
  return new Promise((resolve) => {
    const network = {
      dispatcher: undefined,
      fetch: async (_url: unknown, init?: RequestInit) => {
        resolve(typeof init?.body === 'string' ? init.body : '');
        return new Response();
      },
    } as Parameters<ReturnType<typeof createCommandNames>['outgoing']>[0];
    void createCommandNames(prefix)
      .outgoing(network)
      .fetch('https://slack.com/api/', { method: 'POST', body: body ?? null });
  });
}

describe('commands under a prefix', () => {
  it('come in under the names that the code knows', () => {
    const names = createCommandNames('fs-');
    const command = { command: '/fs-signals', text: '/fs-signals as text' };
    const other = { command: '/echo' };
    names.incoming(command);
    names.incoming(other);
    names.incoming('text');

    expect(command).toEqual({ command: '/signals', text: '/fs-signals as text' });
    expect(other).toEqual({ command: '/echo' });
  });

  it('are told of under the names that work, in answers and in calls', async () => {
    const json = await sent(
      'fs-',
      JSON.stringify({ text: 'Type /signalpost help or `/signals`.' }),
    );
    const form = await sent(
      'fs-',
      new URLSearchParams({ text: 'See /signalpost review' }).toString(),
    );

    expect(JSON.parse(json)).toEqual({ text: 'Type /fs-signalpost help or `/fs-signals`.' });
    expect(new URLSearchParams(form).get('text')).toBe('See /fs-signalpost review');
  });

  it('leave links, paths and other words alone', async () => {
    const text = 'https://example.org/signals </issues.html|x> and/or /signalsmith /signals/2';

    expect(JSON.parse(await sent('fs-', JSON.stringify({ text })))).toEqual({ text });
  });

  it('are as they are without one', async () => {
    expect(await sent('', '{"text":"/signals"}')).toBe('{"text":"/signals"}');
  });
});
