import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import {
  foresight,
  gus,
  jonas,
  mira,
  type RunningApp,
  sharedChannel,
  startApp,
  withGuests,
} from '../../../support/running-app.ts';
import type { RunningAppOptions } from '../../../support/running-app-options.ts';
import { shown } from '../../../support/shown.ts';

/** The article of the archive's one page. */
const article = 'https://example.org/air';

describe.each(['http', 'socket'] as const)('a link to an article over %s', (transport) => {
  let running: RunningApp;

  afterEach(() => running.stop());

  const start = async (options: Partial<RunningAppOptions> = {}) => {
    running = await startApp({ transport, unfurlDomains: ['example.org'], ...options });
  };
  const share = async (text: string, as = jonas, channel = foresight) => {
    const said = await running.say(as, text, { channel });
    // An event is acknowledged first, and worked off after that.
    await running.workspace.idle();
    const before = new Date('2030-01-01');
    await expect.poll(() => running.store.waitingEvents(before, 9)).toEqual([]);
    return running.seen(mira).messages.find(({ ts }) => ts === said.ts);
  };
  const below = (message: Message | undefined) =>
    (message?.attachments ?? []).map(({ blocks }) => shown(blocks)).join('\n');

  it('is shown with the strongest items of the archive', async () => {
    await start();

    const said = below(await share(`Worth a look: ${article}?utm_source=news`));

    expect(said).toContain('In the archive: Low air space becomes a public good');
    expect(said).toContain('●5\u00a0Drone regulation 1 — Cities write regulation number 1');
    expect(said).toContain('●4\u00a0Concern: Noise — Noise over the roofs.');
    expect(said).not.toContain('Drone regulation 3');
    expect(said).toContain('7 signals · 1 concern');
    expect(said).toContain('[Details]');
  });

  it('is shown again in the same channel after half an hour, and elsewhere at once', async () => {
    await start();
    await share(article);

    running.clock.advance(29 * 60_000);
    const soon = below(await share(`again http://www.example.org/air/`));
    const other = below(await share(article, jonas, sharedChannel));
    running.clock.advance(2 * 60_000);
    const later = below(await share(`once more ${article}`));

    expect(soon).toBe('');
    expect(later).toContain('In the archive');
    // Another organisation reads along there.
    expect(other).toBe('');
  });

  it('is not shown again after a restart, until the half hour is over', async () => {
    await start();
    await share(article);

    await running.restart();
    running.clock.advance(29 * 60_000);
    const soon = below(await share(`again ${article}`));
    await running.restart();
    running.clock.advance(2 * 60_000);
    const later = below(await share(`once more ${article}`));

    expect(soon).toBe('');
    expect(later).toContain('In the archive');
  });

  it('is shown once below a message that names it in two forms', async () => {
    await start();

    const said = await share(`${article}?utm_source=news and http://www.example.org/air/`);

    expect(said?.attachments).toHaveLength(1);
  });

  it.each([
    ['three links', `<${article}> <https://example.org/b> https://example.org/c`, jonas],
    ['an article that is not in the archive', 'https://example.org/other', jonas],
    ['a link of another domain', 'https://example.com/air', jonas],
  ])('says nothing below %s', async (_, text, as) => {
    await start();

    expect(below(await share(text, as))).toBe('');
  });

  it('says nothing where no domain is named', async () => {
    await start({ unfurlDomains: [] });

    expect(below(await share(article))).toBe('');
    expect(running.workspace.wire().some(({ name }) => name.includes('link_shared'))).toBe(false);
  });

  it('opens Details from below the link', async () => {
    await start();
    const message = await share(article);
    const block = message?.attachments[0]?.blocks.find(({ type }) => type === 'actions');
    const button = block?.type === 'actions' ? block.elements[0] : undefined;
    if (message === undefined || button?.type !== 'button') {
      throw new Error('There is no button below the link');
    }

    await running.workspace.act(mira, {
      kind: 'action',
      container: { kind: 'message', channel: message.channel, ts: message.ts },
      blockId: block?.block_id ?? '',
      actionId: button.action_id ?? '',
      action: { type: 'button', value: button.value },
      values: {},
    });

    const view = await running.workspace.until(mira, ({ modals }) =>
      modals.find(({ view }) => JSON.stringify(view.blocks).includes('On this page')),
    );
    expect(JSON.stringify(view)).toContain('On this page: 7 signals · 1 concern');
  });

  it('names the scope that is missing, once, and fails nothing', async () => {
    await start({ withoutScopes: ['links:write'] });

    await share(article);
    running.clock.advance(31 * 60_000);
    await share(article);

    expect(running.events.of('scope-missing')).toEqual([
      { scope: 'links:write', feature: 'showing what the archive says of shared links' },
    ]);
    expect(running.events.of('request-failed')).toEqual([]);
  });

  it('is left alone where a guest shares it, who may not share items either', async () => {
    await start();

    const said = await share(article, gus, withGuests);

    expect(said?.user).toBe(gus);
    expect(below(said)).toBe('');
  });
});
