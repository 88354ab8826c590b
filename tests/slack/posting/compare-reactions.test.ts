import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foresight, jonas, mira, type RunningApp, startApp } from '../../support/running-app.ts';
import { shown } from '../../support/shown.ts';

const flag = 'triangular_flag_on_post';

describe('comparing reactions with flags', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'http' });
  });

  afterEach(() => running.stop());

  /** A reaction of which no event reaches the app. */
  const unheard = async (as: string, ts: string, kind: 'react' | 'unreact') => {
    running.workspace.setRequestUrl('http://127.0.0.1:9/nowhere');
    await running.workspace.act(as, { kind, channel: foresight, ts, emoji: flag });
    await running.workspace.idle();
    running.workspace.setRequestUrl(`http://127.0.0.1:${running.port}/slack/events`);
  };
  const waiting = async () =>
    shown((await running.type(mira, '/signalpost review')).blocks).split('\n')[0];
  const reads = () =>
    running.workspace
      .wire()
      .filter(({ name }) => /^(conversations\.(history|replies)|reactions\.get)$/.test(name))
      .length;

  it('finds a flag that was given while the app was away, and marks the message', async () => {
    const { ts } = await running.share();
    await unheard(jonas, ts, 'react');

    await running.app.compareReactions();

    expect(await waiting()).toBe('1 item waits for review');
    expect(running.seen(jonas).messages.find((each) => each.ts === ts)?.reactions).toContainEqual(
      expect.objectContaining({ name: 'eyes' }),
    );
    expect(running.events.of('reactions-compared').at(-1)).toMatchObject({ messages: 1, added: 1 });
  });

  it('takes back a flag that was taken away while the app was away', async () => {
    const shared = await running.share();
    await running.flag(jonas, shared);
    await running.told(jonas, 'Flagged: ');
    await unheard(jonas, shared.ts, 'unreact');

    await running.app.compareReactions();

    expect(await waiting()).toBe('No item waits for review');
  });

  it('does not bring back what was undone, though the reaction is still there', async () => {
    const shared = await running.share();
    await running.flag(jonas, shared);
    const told = await running.told(jonas, 'Flagged: ');
    await running.click(jonas, told, 'Undo');
    await running.told(jonas, 'Flag taken back: ');

    await running.app.compareReactions();

    expect(await waiting()).toBe('No item waits for review');
  });

  it('takes a channel that cannot be read for unknown, not for empty', async () => {
    const shared = await running.share();
    await running.flag(jonas, shared);
    await running.told(jonas, 'Flagged: ');
    running.workspace.failNext('conversations.history', 'http-500-before');

    await running.app.compareReactions();

    expect(await waiting()).toBe('1 item waits for review');
    expect(running.events.of('reactions-compared').at(-1)).toMatchObject({ unread: 1, removed: 0 });
  });

  it('stops where Slack asks it to wait', async () => {
    await running.share();
    const before = reads();
    running.workspace.failNext('conversations.history', 'rate-limit');

    await running.app.compareReactions();

    expect(reads() - before).toBe(1);
  });

  it('finds a share that was never recorded, by its metadata', async () => {
    await running.share();
    const answer = await running.type(mira, '/signals regulation');
    running.workspace.failNext('chat.postMessage', 'drop-after');
    running.workspace.failNext('conversations.history', 'http-500-before');
    await running.click(mira, answer, 'Share to channel', 1);
    await running.told(mira, 'Slack did not say');

    await running.app.compareReactions();

    expect(running.events.of('share-recorded-late')).toHaveLength(1);
  });

  it('looks at nothing older than a week, and changes nothing that is right', async () => {
    const shared = await running.share();
    await running.flag(jonas, shared);
    await running.told(jonas, 'Flagged: ');
    await running.app.compareReactions();
    expect(running.events.of('reactions-compared').at(-1)).toMatchObject({ added: 0, removed: 0 });
    const before = reads();

    running.clock.advance(8 * 24 * 60 * 60 * 1000);
    await running.app.compareReactions();

    expect(reads()).toBe(before);
  });

  it('counts the flag of nobody who may not flag', async () => {
    const { ts } = await running.share();
    await unheard(jonas, ts, 'react');
    running.workspace.changePerson(jonas, {
      organisation: { teamId: 'T0PARTNER01', domain: 'partner' },
    });
    running.clock.advance(11 * 60 * 1000);

    await running.app.compareReactions();

    expect(await waiting()).toBe('No item waits for review');
  });
});

describe('flags that nobody heard of', () => {
  it('are found when the socket is back', async () => {
    const running = await startApp({ transport: 'socket' });
    const { ts } = await running.share();
    running.workspace.failNext('apps.connections.open', 'drop-before');
    running.workspace.disconnectSockets('cut');
    await running.workspace.act(jonas, { kind: 'react', channel: foresight, ts, emoji: flag });

    await expect
      .poll(
        () => running.events.of('reactions-compared').reduce((sum, { added }) => sum + added, 0),
        {
          timeout: 10_000,
        },
      )
      .toBe(1);
    await running.stop();
  });
});
