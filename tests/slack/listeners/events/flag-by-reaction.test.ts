import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import {
  elsewhere,
  foresight,
  jonas,
  mira,
  pair,
  type RunningApp,
  startApp,
} from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

const flag = 'triangular_flag_on_post';

describe.each(['http', 'socket'] as const)('sharing and flagging over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const share = async (): Promise<Message> => {
    const answer = await running.type(mira, '/signals regulation');
    await running.click(mira, answer, 'Share to channel');
    return running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ ephemeral }) => !ephemeral),
    );
  };

  const react = async (
    as: string,
    { channel, ts }: Message,
    kind: 'react' | 'unreact' = 'react',
  ) => {
    await running.workspace.act(as, { kind, channel, ts, emoji: flag });
    await running.workspace.idle();
  };

  const toldPrivately = (as: string, words: string) =>
    running.workspace.until(as, ({ messages }) =>
      messages.find(({ ephemeral, blocks }) => ephemeral && shown(blocks).includes(words)),
    );

  const reactionsOn = ({ ts }: Message) =>
    running.seen(jonas).messages.find((message) => message.ts === ts)?.reactions ?? [];

  it('shares an item with who shared it and the query', async () => {
    const shared = await share();

    expect(shown(shared.blocks)).toContain(`<@${mira}> shared this from /signals regulation`);
    expect(shown(shared.blocks)).toContain('Drone regulation 1');
    expect(shown(shared.blocks)).toContain('[Details] [Flag]');
  });

  it('shares once for a double click', async () => {
    const answer = await running.type(mira, '/signals regulation');

    await Promise.all([
      running.click(mira, answer, 'Share to channel'),
      running.click(mira, answer, 'Share to channel'),
    ]);
    await running.app.stop();
    const shared = () => running.seen(jonas).messages.filter(({ ephemeral }) => !ephemeral);

    expect(shared()).toHaveLength(1);
  });

  it('says how to get the app into a channel that it is not in', async () => {
    const answer = await running.type(mira, '/signals regulation', elsewhere);

    await running.click(mira, answer, 'Share to channel');

    await toldPrivately(
      mira,
      "I'm not in this channel, so I can't post here. Type /invite @Signalpost, then share again.",
    );
  });

  it('advises no invitation where nobody can be invited', async () => {
    const answer = await running.type(mira, '/signals regulation', pair);

    await running.click(mira, answer, 'Share to channel');

    await toldPrivately(mira, "I can't post in a direct message between people.");
  });

  it('flags a shared item by a reaction, quietly', async () => {
    const shared = await share();

    await react(jonas, shared);

    await toldPrivately(jonas, 'Flagged: Drone regulation 1 (1 person).');
    await expect
      .poll(() => reactionsOn(shared))
      .toContainEqual(expect.objectContaining({ name: 'eyes' }));
  });

  it('merges the flags of several people and takes its reaction back with the last', async () => {
    const shared = await share();
    await react(jonas, shared);
    await react(mira, shared);
    await toldPrivately(mira, 'Flagged: Drone regulation 1 (2 people).');

    await react(jonas, shared, 'unreact');
    await running.workspace.until(jonas, () => reactionsOn(shared).length === 2);
    await react(mira, shared, 'unreact');

    await running.workspace.until(jonas, () => reactionsOn(shared).length === 0);
  });

  it('flags by button and takes it back by Undo', async () => {
    const answer = await running.type(mira, '/signals regulation');

    await running.click(mira, answer, 'Flag', 2);
    const told = await toldPrivately(mira, 'Flagged: Drone regulation 3 (1 person).');
    await running.click(mira, told, 'Undo');

    const undone = await toldPrivately(mira, 'Flag taken back: Drone regulation 3.');
    expect(undone.ts).toBe(told.ts);
  });

  it('answers Undo though Slack is busy, and takes its reaction away when it may', async () => {
    const shared = await share();
    await running.click(mira, shared, 'Flag');
    const told = await toldPrivately(mira, 'Flagged: Drone regulation 1 (1 person).');
    await running.workspace.until(jonas, () => reactionsOn(shared).length === 1);
    running.workspace.failNext('reactions.remove', 'rate-limit');

    await running.click(mira, told, 'Undo');
    await toldPrivately(mira, 'Flag taken back: Drone regulation 1.');
    await expect
      .poll(
        () => {
          running.clock.advance(1000);
          return reactionsOn(shared);
        },
        { timeout: 10_000 },
      )
      .toEqual([]);

    expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('answers the Flag button though its reaction cannot be set, and says so in the log', async () => {
    const shared = await share();
    running.workspace.failNext('reactions.add', 'http-500-before');

    await running.click(jonas, shared, 'Flag');

    await toldPrivately(jonas, 'Flagged: Drone regulation 1 (1 person).');
    await expect.poll(() => running.events.of('quiet-reaction-failed').length).toBe(1);
    expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('says nothing about a reaction on a message of somebody else', async () => {
    await running.workspace.act(mira, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: 'hello',
    });
    const hello = await running.workspace.until(mira, ({ messages }) => messages[0]);

    await react(jonas, hello);

    expect(running.seen(jonas).messages).toHaveLength(1);
    expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('flags once when Slack delivers the reaction twice', async () => {
    const shared = await share();
    running.workspace.setWeather({
      rateLimited: 0,
      slowMs: 0,
      dropped: 0,
      failed: 0,
      duplicated: 1,
    });

    await react(jonas, shared);
    await toldPrivately(jonas, 'Flagged: Drone regulation 1 (1 person).');
    await running.app.stop();

    const told = running.seen(jonas).messages.filter(({ ephemeral }) => ephemeral);
    expect(told).toHaveLength(1);
  });
});
