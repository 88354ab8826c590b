import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    expect(text).toContain('7 signals for “regulation”');
    expect(text.match(/\[Details\]/g)).toHaveLength(5);
    expect(running.seen(jonas).messages).toEqual([]);
  });

  it('shows what a page says as it is, commands to Slack included', async () => {
    const answer = await running.type(mira, '/signals regulation');

    expect(shown(answer.blocks)).toContain('*delivery* drones <!channel>.');
    expect(answer.text).not.toContain('<!channel>');
  });

  it('reads markup once: an entity that was typed stays what was typed', async () => {
    const answer = await running.type(mira, '/signals "regulation &lt;b&gt; &amp;amp;"');

    expect(shown(answer.blocks)).toContain('“regulation &lt;b&gt; &amp;amp');
  });

  it('says what it cannot read and what to type instead', async () => {
    const answer = await running.type(mira, '/signals rel:>=9');

    expect(shown(answer.blocks)).toMatch(/^I can't read rel:>=9: .* Try rel:>=4\.\n\[rel:>=4\]$/);
  });

  it('answers an empty query with how to use it, and runs an example', async () => {
    const help = await running.type(mira, '/signals');

    await running.click(mira, help, '/signals regulation rel:>=4');

    await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('2 signals for “regulation”')),
    );
    expect(running.seen(mira).messages).toHaveLength(2);
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
