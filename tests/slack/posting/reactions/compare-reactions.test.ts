import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../../src/model/duration.ts';
import { ItemId } from '../../../../src/model/item.ts';
import { MessageRef, MessageTs, UserId } from '../../../../src/model/slack-ids.ts';
import { foresight, jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { flag, flagUnheard, readsOf } from './unheard.ts';

describe('comparing reactions with flags', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'http' });
  });

  afterEach(() => running.stop());

  const waiting = async () =>
    shown((await running.type(mira, '/signalpost review')).blocks).split('\n')[0];
  const reads = () => readsOf(running);

  it('finds a flag that was given while the app was away, and marks the message', async () => {
    const { ts } = await running.share();
    await flagUnheard(running, jonas, ts);

    await running.app.compareReactions();

    expect(await waiting()).toBe('1 item waits for review');
    expect(running.seen(jonas).messages.find((each) => each.ts === ts)?.reactions).toContainEqual(
      expect.objectContaining({ name: 'eyes' }),
    );
    expect(running.events.of('reactions-compared').at(-1)).toMatchObject({ messages: 1, added: 1 });
  });

  it('leaves the answer to the event, where that comes after all, and to no other', async () => {
    const { ts } = await running.share();
    await flagUnheard(running, jonas, ts);
    await running.app.compareReactions();
    const answers = () =>
      running.seen(jonas).messages.filter(({ text }) => text.startsWith('Flagged: ')).length;
    expect(answers()).toBe(0);

    // Slack sends it again after a minute.
    running.clock.advance(MINUTE_MS);

    await running.told(jonas, 'Flagged: Drone regulation 1 (1 person).');
    await running.workspace.idle();
    expect(answers()).toBe(1);
  });

  it('takes back a flag that was taken away while the app was away', async () => {
    const shared = await running.share();
    await running.flag(jonas, shared);
    await running.told(jonas, 'Flagged: ');
    await flagUnheard(running, jonas, shared.ts, 'unreact');

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

  it('lets what was heard while it read stand', async () => {
    const shared = await running.share();
    await running.flag(jonas, shared);
    await running.told(jonas, 'Flagged: ');
    running.workspace.failNext('conversations.history', 'slow');

    const before = reads();
    const comparing = running.app.compareReactions();
    await expect.poll(() => reads()).toBeGreaterThan(before);
    running.clock.advance(1000);
    await running.flag(jonas, shared, 'unreact');
    await comparing;

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
    await flagUnheard(running, jonas, ts);
    running.workspace.changePerson(jonas, {
      organisation: { teamId: 'T0PARTNER01', domain: 'partner' },
    });
    running.clock.advance(11 * 60 * 1000);

    await running.app.compareReactions();

    expect(await waiting()).toBe('No item waits for review');
  });
});

describe('more messages than the calls of one comparison read', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'http', mostRows: 2 });
  });

  afterEach(() => running.stop());

  const added = async () => {
    await running.app.compareReactions();
    return running.events.of('reactions-compared').at(-1)?.added;
  };

  it('are read to the oldest of a channel by the next', async () => {
    const { ts } = await running.share();
    for (let n = 0; n < 70; n += 1) {
      running.workspace.post({ channel: foresight, user: jonas, text: `small talk ${n}` });
    }
    await flagUnheard(running, jonas, ts);

    expect(await added()).toBe(0);
    expect(running.events.of('reactions-compared').at(-1)).toMatchObject({ unread: 1 });
    expect(await added()).toBe(1);
  });

  it('are read to the oldest of many threads by the next', async () => {
    const client = new WebClient(running.botToken, { slackApiUrl: running.workspace.apiUrl });
    const answer = await running.type(mira, '/signals regulation');
    const itemId = /"item":"([^"]+)"/.exec(JSON.stringify(answer.blocks).replaceAll('\\', ''))?.[1];
    const replies: string[] = [];
    for (let n = 0; n < 35; n += 1) {
      const threadTs = running.workspace.post({ channel: foresight, user: jonas, text: `${n}` });
      const { ts } = await client.chat.postMessage({
        channel: foresight,
        thread_ts: threadTs,
        text: 'an item',
      });
      replies.push(ts ?? '');
      const ref = MessageRef.parse({
        team: running.workspace.identity.teamId,
        channel: foresight,
        ts,
      });
      await running.store.recordShare({
        ref,
        threadTs: MessageTs.parse(threadTs),
        itemId: ItemId.parse(itemId),
        by: UserId.parse(mira),
        at: running.clock.now(),
      });
      running.clock.advance(1000);
    }
    await flagUnheard(running, jonas, replies[0] ?? '');

    expect(await added()).toBe(0);
    expect(running.events.of('reactions-compared').at(-1)).toMatchObject({ messages: 30 });
    expect(await added()).toBe(1);
  });
});

describe('a reaction of more people than Slack names', () => {
  it.each([
    ['is asked for in full', undefined],
    ['takes back nothing where that cannot be read', 'http-500-before'],
    ['takes back nothing where Slack asks to wait', 'rate-limit'],
  ] as const)('%s', async (_, fault) => {
    const running = await startApp({ transport: 'http', reactionUsers: 1 });
    const shared = await running.share();
    await running.flag(jonas, shared);
    await running.told(jonas, 'Flagged: ');
    await running.flag(mira, shared);
    await running.told(mira, 'Flagged: ');
    if (fault !== undefined) {
      running.workspace.failNext('reactions.get', fault);
    }

    await running.app.compareReactions();

    expect(running.events.of('reactions-compared').at(-1)).toMatchObject({
      messages: 1,
      removed: 0,
    });
    await running.stop();
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
