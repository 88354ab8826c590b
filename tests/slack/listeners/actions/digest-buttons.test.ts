import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import { foresight, jonas, mira, type RunningApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { postedTo, runWeekly, startWithDigest } from './digest-stage.ts';

describe.each(['http', 'socket'] as const)('digests over %s', (transport) => {
  let running: RunningApp;
  let digests: DigestsAtWork;

  beforeEach(async () => {
    ({ running, digests } = await startWithDigest(transport));
  });

  afterEach(() => running.stop());

  const posted = () => postedTo({ running, digests });
  const run = () => runWeekly({ running, digests });

  it('lists digests with their next run, and the buttons that a person may use', async () => {
    const curator = await running.type(mira, '/signalpost digest list');
    const reader = await running.type(jonas, '/signalpost digest');

    expect(shown(curator.blocks)).toContain('This week weekly\nevery Monday at 09:00');
    expect(shown(curator.blocks)).toContain('next run Mon 30 Nov 2026, 09:00 (Europe/Paris)');
    expect(shown(curator.blocks)).toContain('[Preview] [Run now]');
    expect(shown(reader.blocks)).not.toContain('[Run now]');
  });

  it('previews what it would post, and posts nothing', async () => {
    const preview = await running.type(jonas, '/signalpost digest preview weekly');

    const text = shown(preview.blocks);
    expect(text).toContain('Preview. Nothing was posted');
    expect(text).toContain('This week · 24–25 November');
    expect(text).toContain('1 new article. 2 items rated 4 or more.');
    expect(text).toMatch(/●5 {2}Sand batteries.*\n●4 {2}Night trains/);
    expect(text).not.toContain('[See all');
    expect(text).not.toContain('Slow fashion');
    expect(posted()).toEqual([]);
  });

  it('names the digest that was probably meant', async () => {
    const answer = await running.type(mira, '/signalpost digest preview weekley');

    const other = await running.type(mira, '/signalpost digest preview nope');

    expect(shown(answer.blocks)).toContain('Did you mean weekly?');
    expect(shown(other.blocks)).toBe('There is no digest nope. There are: weekly');
  });

  it('is run by curators only', async () => {
    const answer = await running.type(jonas, '/signalpost digest run weekly');
    await digests.finish(AbortSignal.timeout(10_000));

    expect(shown(answer.blocks)).toContain('Only curators run digests.');
    expect(posted()).toEqual([]);
  });

  it('posts a parent, and each item as a reply of its own', async () => {
    const [parent, ...replies] = await run();

    expect(parent?.threadTs).toBeNull();
    const list = shown(parent?.blocks ?? []);
    expect(list).toContain('This week · 24–25 November\n1 new article. 2 items rated 4 or more.');
    // All that passed is listed, so there is nothing more to see.
    expect(list).toMatch(
      /^\[Flag several…\] \[Collect…\] \[Follow a theme\] \[Why these\?\] \[Preferences\]/m,
    );
    expect(list).toContain('Next: Mon 30 Nov, 09:00 Paris');
    expect(list).toContain('each item is a reply: :triangular_flag_on_post: sends it to review');
    expect(replies.map(({ threadTs }) => threadTs)).toEqual([parent?.ts, parent?.ts]);
    expect(shown(replies[0]?.blocks ?? [])).toContain('Sand batteries');
    expect(shown(replies[0]?.blocks ?? [])).toContain('[Details] [Flag]');
  });

  it('flags the item of a reply by a reaction, and tells of it and of the decision in its thread', async () => {
    const [parent, , second] = await run();
    await running.workspace.act(jonas, {
      kind: 'react',
      channel: foresight,
      ts: second?.ts ?? '',
      emoji: 'triangular_flag_on_post',
    });

    const told = await running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('Flagged: Night trains (1 person).')),
    );
    expect(told.threadTs).toBe(parent?.ts);

    const queue = await running.type(mira, '/signalpost review');
    await running.click(mira, queue, 'False positive');
    await running.told(mira, 'Marked as false positive by');
    running.clock.advance(30_000);

    const heard = await running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).startsWith('Marked as false positive by')),
    );
    const announcement = running.workspace
      .wire()
      .findLast(({ name }) => name === 'chat.postMessage');
    expect(heard.threadTs).toBe(parent?.ts);
    // Slack wants the parent's ts; it may forgive a reply's, as the workspace does.
    expect(announcement?.request).toMatchObject({ thread_ts: parent?.ts });
  });

  it('says of an item in its line and its reply what had been decided on it', async () => {
    const card = await running.type(jonas, '/signals "sand batteries"');
    await running.click(jonas, card, 'Flag');
    await running.told(jonas, 'Flagged');
    await running.click(mira, await running.type(mira, '/signalpost review'), 'Accept');
    await running.told(mira, 'Accepted by ');

    const [parent, first, second] = await run();

    const words = / · ✓ accepted · Mira Lang, /;
    expect(shown(parent?.blocks ?? [])).toMatch(words);
    expect(shown(first?.blocks ?? [])).toMatch(words);
    expect(shown(second?.blocks ?? [])).not.toMatch(words);
  });

  it('keeps a log of runs, and gives a past digest as it was sent', async () => {
    await run();

    const log = await running.type(mira, '/signalpost digest log');
    const past = await running.type(jonas, '/signalpost digest show weekly 2026-11-25');
    const none = await running.type(jonas, '/signalpost digest show weekly 2026-11-16');

    expect(shown(log.blocks)).toMatch(
      /This week · Wed 25 Nov, .* to #foresight: sent, 2 items in \d+ s\. \[Open\]/,
    );
    expect(shown(past.blocks)).toContain('As it was sent, Wed 25 Nov');
    expect(shown(past.blocks)).toContain('Sand batteries');
    expect(shown(none.blocks)).toBe('weekly has no run of 2026-11-16. The last ones: 2026-11-25.');
  });

  it('answers at once that its channel takes nothing, with what to type', async () => {
    running.workspace.archiveChannel(foresight);

    const answer = await running.type(mira, '/signalpost digest run weekly');

    expect(shown(answer.blocks)).toBe(
      '#foresight is archived. Unarchive it, or give the digest another channel. Nothing was posted.',
    );
    expect(await running.store.newestRuns(5)).toEqual([]);
  });

  it('names an archived channel as one in the list, after a run at its time', async () => {
    running.workspace.archiveChannel(foresight);
    running.clock.advance(6 * 24 * 60 * 60 * 1000);
    await digests.tick();
    await digests.finish(AbortSignal.timeout(10_000));

    const list = await running.type(mira, '/signalpost digest list');

    expect(shown(list.blocks)).toContain('It pauses: its channel is archived.');
  });

  it('asks nothing for another emoji on the list', async () => {
    const [parent] = await run();
    const before = running.seen(jonas).messages.length;

    await running.workspace.act(jonas, {
      kind: 'react',
      channel: foresight,
      ts: parent?.ts ?? '',
      emoji: 'thumbsup',
    });
    await running.workspace.idle();
    await running.app.stop();

    expect(running.seen(jonas).messages).toHaveLength(before);
  });

  it('tells a click on a reply in its thread', async () => {
    const [parent, first] = await run();
    if (first === undefined) {
      throw new Error('The digest posted no item.');
    }

    await running.click(jonas, first, 'Flag');

    const told = await running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('Flagged: Sand batteries')),
    );
    expect(told.threadTs).toBe(parent?.ts);
  });
});
