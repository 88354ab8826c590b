import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { foresight, jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('commands over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  it('answers a query with five cards that only the reader sees', async () => {
    const answer = await running.type(mira, '/signals regulation');

    const text = shown(answer.blocks);
    expect(text).toContain('7 signals for "regulation" · 1–5');
    expect(text.match(/\[Details\]/g)).toHaveLength(5);
    expect(running.seen(jonas).messages).toEqual([]);
  });

  it('shows what a page says as it is, commands to Slack included', async () => {
    const answer = await running.type(mira, '/signals regulation');

    expect(shown(answer.blocks)).toContain('*delivery* drones <!channel>.');
    expect(answer.text).not.toContain('<!channel>');
  });

  it('turns pages in place, there and back', async () => {
    const first = await running.type(mira, '/signals regulation');

    await running.click(mira, first, 'Next');
    const second = await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ ts, blocks }) => ts === first.ts && shown(blocks).includes('6–7')),
    );
    await running.click(mira, second, 'Previous');
    await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ ts, blocks }) => ts === first.ts && shown(blocks).includes('1–5')),
    );

    expect(running.seen(mira).messages).toHaveLength(1);
  });

  it('says what it cannot read and what to type instead', async () => {
    const answer = await running.type(mira, '/signals rel:>=9');

    expect(shown(answer.blocks)).toMatch(/^I can't read rel:>=9: .* Try rel:>=4\.$/);
  });

  it('offers the other tables when nothing is found, one click away', async () => {
    const nothing = await running.type(mira, '/issues noise');

    await running.click(mira, nothing, '1 concern');

    const answer = await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('1 concern for "noise"')),
    );
    expect(answer.ts).toBe(nothing.ts);
  });

  it('answers an empty query with how to use it, and runs an example', async () => {
    const help = await running.type(mira, '/signals');

    await running.click(mira, help, '/signals regulation rel:>=4');

    await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('2 signals for "regulation" · rel ≥ 4')),
    );
    expect(running.seen(mira).messages).toHaveLength(2);
  });

  it('offers an expired list again', async () => {
    const first = await running.type(mira, '/signals regulation');
    running.clock.advance(8 * 24 * 60 * 60 * 1000);

    await running.click(mira, first, 'Next');

    await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('[Run it again]')),
    );
  });

  it('answers /signalpost with help, status and the nearest subcommand', async () => {
    const help = await running.type(mira, '/signalpost');
    const status = await running.type(mira, '/signalpost status');
    const unknown = await running.type(mira, '/signalpost stats');

    expect(shown(help.blocks)).toContain('How to use Signalpost');
    expect(shown(status.blocks)).toContain('1 page in the archive');
    expect(shown(status.blocks)).toContain('7 signals, 1 concern');
    expect(shown(unknown.blocks)).toContain('Did you mean /signalpost status?');
  });

  it('says of an empty archive that it is empty, and what to do about it', async () => {
    await running.stop();
    running = await startApp({ transport, isEmpty: true });

    const answer = await running.type(mira, '/signals regulation');
    const status = await running.type(mira, '/signalpost status');

    expect(shown(answer.blocks)).toMatch(/^The archive holds no page yet\. A page is a file named/);
    expect(shown(answer.blocks)).not.toContain('Try fewer words');
    expect(shown(status.blocks)).toContain('A page is a file named by 32 hex digits and .md');
  });

  it('opens everything of an item in a modal', async () => {
    const answer = await running.type(mira, '/signals regulation');

    await running.click(mira, answer, 'Details');

    const modal = await running.workspace.until(mira, ({ modals }) => modals[0]);
    const text = shown(modal.view.blocks as KnownBlock[]);
    expect(modal.view).toMatchObject({ title: { text: 'Signal' } });
    expect(text).toContain('From open sky to lanes.');
    expect(text).toContain('Low air space becomes a public good(https://example.org/air)');
  });

  it('names the closest pages in the modal', async () => {
    const closest = [{ title: 'As it was called', id: pageId(3) }];
    const shared = { keywords: [], themes: [] };
    await running.store.putPages([
      aPage({ ...shared, id: pageId(2), closest, rows: [aRow({ name: 'Tidal clocks' })] }),
      aPage({
        ...shared,
        id: pageId(3),
        title: 'Ports that wait',
        url: 'https://example.org/ports',
      }),
    ]);
    const answer = await running.type(mira, '/signals tidal');

    await running.click(mira, answer, 'Details');

    const modal = await running.workspace.until(mira, ({ modals }) => modals[0]);
    expect(shown(modal.view.blocks as KnownBlock[])).toContain(
      'Closest pages\nPorts that wait(https://example.org/ports)',
    );
  });

  it('answers where it is asked', async () => {
    const answer = await running.type(mira, '/concerns noise');

    expect(answer.channel).toBe(foresight);
    expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('an answer while the archive is being indexed', () => {
  it('says so, hits or not', async () => {
    const running = await startApp({ transport: 'http', indexing: { done: 64, of: 3500 } });

    const found = await running.type(mira, '/signals regulation');
    const nothing = await running.type(mira, '/issues noise');

    expect(shown(found.blocks)).toContain('The archive is being indexed: 64 of 3,500 files read.');
    expect(shown(nothing.blocks)).toContain('The archive is being indexed: 64 of 3,500');
    await running.stop();
  });
});
