import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { createFindChannel } from '../../../src/slack/posting/find-channel.ts';
import { createWorkspace } from '../../../src/workspace/create-workspace.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { manifest } from '../../support/manifest.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe('finding a channel by its name', () => {
  let workspace: Workspace;
  const clock = createManualClock('2026-11-23T08:00:00Z');

  /** A workspace of many channels; the wanted one is the last. */
  const start = async (
    count: number,
    last: string,
    {
      rateLimits = 'off',
      mostRows = 1000,
    }: { rateLimits?: 'slack' | 'off'; mostRows?: number } = {},
  ) => {
    workspace = createWorkspace({
      clock,
      log: quiet,
      manifest,
      signingSecret: '0123456789abcdef',
      botToken: 'xoxb-of-the-tests',
      appToken: 'xapp-of-the-tests',
      people: [{ id: 'U0MIRA', name: 'Mira', role: 'reader', color: '#265' }],
      channels: [
        ...Array.from({ length: count }, (_, n) => ({
          id: `C${String(n).padStart(9, '0')}`,
          kind: 'channel' as const,
          name: `project-${n}`,
        })),
        { id: 'C0ZZZLAST', kind: 'channel', name: last, appIsMember: true },
      ],
      rateLimits,
      mostRows,
      random: () => 0,
    });
    await workspace.start();
    return createFindChannel(
      new WebClient('xoxb-of-the-tests', {
        slackApiUrl: workspace.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      }),
    );
  };

  const calls = () => workspace.wire().filter(({ name }) => name === 'conversations.list');
  const lists = () => calls().length;
  const asked = () =>
    new Set(calls().map(({ request }) => /cursor[^&,}]*/.exec(JSON.stringify(request))?.[0]));

  afterEach(() => workspace.stop());

  it('goes on where Slack stopped it, until the last of five thousand', async () => {
    // 51 pages, of which Slack gives 20 a minute.
    const find = await start(5000, 'zz-last', { rateLimits: 'slack', mostRows: 100 });

    let outcome = await find('#zz-last');
    for (let tries = 0; outcome.kind === 'limited' && tries < 50; tries += 1) {
      clock.advance(outcome.retryAfterMs);
      outcome = await find('#zz-last');
    }

    expect(outcome).toEqual({ kind: 'channel', id: 'C0ZZZLAST' });
    expect(asked().size).toBe(51);
  });

  it('goes on after a 429 in the middle, and asks for no page twice', async () => {
    const find = await start(2500, 'zz-last');
    await find('#project-0');
    const whole = lists();
    workspace.failNext('conversations.list', 'rate-limit');

    const limited = await find('#zz-last');
    const found = await find('#zz-last');

    expect(limited.kind).toBe('limited');
    expect(found).toEqual({ kind: 'channel', id: 'C0ZZZLAST' });
    expect(lists()).toBeLessThanOrEqual(2 * whole + 1);
  });

  it('lets many who ask at once share one walk', async () => {
    const find = await start(300, 'zz-last');

    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => find(`#project-${n}`)));

    expect(outcomes.every(({ kind }) => kind === 'channel')).toBe(true);
    expect(lists()).toBeLessThan(10);
  });

  it('finds public channels without the scope for private ones, and says what it cannot see', async () => {
    const find = await start(3, 'zz-last');
    workspace.setScopes(['channels:read', 'chat:write']);

    expect(await find('#zz-last')).toEqual({ kind: 'channel', id: 'C0ZZZLAST' });
    const other = await find('#nowhere');
    expect(other.kind).toBe('unknown-channel');
  });

  it('finds an archived channel, for whoever wants it to hear so', async () => {
    const find = await start(3, 'zz-last');
    workspace.archiveChannel('C0ZZZLAST');

    expect(await find('#zz-last')).toEqual({ kind: 'channel', id: 'C0ZZZLAST' });
  });

  it('prefers a living channel to an archived one of its name, on a later page too', async () => {
    // 26 pages, of which Slack gives 20 a minute.
    const find = await start(2500, 'project-0', { rateLimits: 'slack', mostRows: 100 });
    workspace.archiveChannel('C000000000');

    const stopped = await find('#project-0');
    clock.advance(60_000);

    expect(stopped).toMatchObject({ kind: 'limited' });
    expect(await find('#project-0')).toEqual({ kind: 'channel', id: 'C0ZZZLAST' });
  });

  it('compares names however their marks are encoded', async () => {
    const name = 'สัญญาณ-qualité-फ़ोन';
    const find = await start(1, name);

    expect(await find(`#${name.normalize('NFD')}`)).toMatchObject({ kind: 'channel' });
    expect(await find(`#${name.normalize('NFC')}`)).toMatchObject({ kind: 'channel' });
  });
});
