import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Poster, PostRequest } from '../../../src/digests/delivery/poster.ts';
import { systemClock } from '../../../src/model/clock.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import type { ItemId } from '../../../src/model/item.ts';
import { silentLog } from '../../../src/model/log.ts';
import { ChannelId, MessageTs, UserId } from '../../../src/model/slack-ids.ts';
import { createPoster } from '../../../src/slack/posting/create-poster.ts';
import { createWorkspace } from '../../../src/workspace/create-workspace.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { anArchiveItem } from '../../support/builders.ts';
import { manifest } from '../../support/manifest.ts';
import { shown } from '../../support/shown.ts';
import { aParent } from './a-parent.ts';

const foresight = ChannelId.parse('C0FORESIGHT');
const mira = 'U0MIRA';
const aMark = (deliveryId: string, itemId: ItemId | null = null) => ({
  digestKey: 'digest-1',
  runId: 'run-1',
  deliveryId,
  itemId,
});
const longAgo = new Date('2020-01-01T00:00:00Z');

describe('the poster', () => {
  let workspace: Workspace;
  let poster: Poster;

  const options = (botToken = 'xoxb-of-the-tests') => ({
    botToken,
    slackApiUrl: workspace.apiUrl,
    flagEmojis: [
      { emoji: 'raised_hand', reason: null },
      { emoji: 'eyes', reason: 'doubtful' },
    ],
  });

  beforeEach(async () => {
    workspace = createWorkspace({
      clock: systemClock,
      log: silentLog,
      manifest,
      signingSecret: '0123456789abcdef',
      botToken: 'xoxb-of-the-tests',
      appToken: 'xapp-of-the-tests',
      people: [{ id: mira, name: 'Mira', role: 'reader', color: '#265' }],
      channels: [
        { id: foresight, kind: 'channel', name: 'foresight', appIsMember: true },
        { id: 'C0ELSEWHERE', kind: 'channel', name: 'elsewhere' },
      ],
      rateLimits: 'off',
      random: () => 0,
    });
    await workspace.start();
    poster = createPoster({ events: silentEvents }, options());
  });

  afterEach(() => workspace.stop());

  const request = (fields: Partial<PostRequest> = {}): PostRequest => ({
    channel: foresight,
    threadTs: null,
    mark: aMark('delivery-1'),
    message: {
      kind: 'item',
      entry: { number: 1, found: anArchiveItem(), novelty: 'new', alsoIn: 0, decision: null },
    },
    mayBegin: () => true,
    ...fields,
  });

  const messages = () => workspace.snapshot(mira).messages;

  it('sends nothing of a post that may no longer be begun when its first byte would leave', async () => {
    await poster.post(request());
    let isAsleep = false;
    const asked: boolean[] = [];
    const mayBegin = () => {
      asked.push(!isAsleep);
      return !isAsleep;
    };

    const posting = poster.post(request({ mark: aMark('delivery-2'), mayBegin }));
    isAsleep = true;
    const outcome = await posting;

    expect(outcome).toEqual({ kind: 'withheld' });
    expect(asked).toEqual([false]);
    expect(messages()).toHaveLength(1);
    expect(await poster.post(request({ mark: aMark('delivery-2') }))).toMatchObject({
      kind: 'posted',
    });
  });

  it('posts a message and says where it stands', async () => {
    const outcome = await poster.post(request());

    expect(outcome).toMatchObject({
      kind: 'posted',
      ref: { team: workspace.identity.teamId, channel: foresight, ts: messages()[0]?.ts },
    });
  });

  it('names who accepted an item without notifying them', async () => {
    const found = anArchiveItem();
    const accepted = [mira, 'U0GONE'].map((by) => ({
      item: found.item.id,
      name: 'Points for grid connection',
      by: UserId.parse(by),
      note: 'energy chapter',
    }));

    await poster.post(request({ message: aParent({ accepted }) }));

    const posted = JSON.stringify(messages()[0]?.blocks);
    expect(posted).not.toContain('"user_id"');
    expect(shown(messages()[0]?.blocks ?? [])).toContain(
      'Points for grid connection (Mira: “energy chapter”) · Points for grid connection (a curator: “energy chapter”)',
    );
  });

  it('finds its message again by the delivery, in the channel and in a thread', async () => {
    const parent = await poster.post(request());
    const threadTs = parent.kind === 'posted' ? parent.ref.ts : null;
    const reply = await poster.post(request({ threadTs, mark: aMark('delivery-2') }));
    const where = { channel: foresight, since: longAgo };

    const found = await poster.find({ ...where, threadTs: null, deliveryId: 'delivery-1' });
    const inThread = await poster.find({ ...where, threadTs, deliveryId: 'delivery-2' });
    const absent = await poster.find({ ...where, threadTs, deliveryId: 'delivery-3' });

    expect(found).toEqual({ kind: 'found', refs: [parent.kind === 'posted' && parent.ref] });
    expect(inThread).toEqual({ kind: 'found', refs: [reply.kind === 'posted' && reply.ref] });
    expect(absent).toEqual({ kind: 'absent' });
  });

  it('looks through every page, and finds a double with the older one first', async () => {
    const first = await poster.post(request());
    for (let n = 0; n < 230; n += 1) {
      await workspace.act(mira, {
        kind: 'say',
        channel: foresight,
        threadTs: null,
        text: `chatter ${n}`,
      });
    }
    const second = await poster.post(request());

    const outcome = await poster.find({
      channel: foresight,
      threadTs: null,
      deliveryId: 'delivery-1',
      since: longAgo,
    });

    expect(outcome).toEqual({
      kind: 'found',
      refs: [first.kind === 'posted' && first.ref, second.kind === 'posted' && second.ref],
    });
  });

  it.each([
    ['rate-limit', 'limited', 0],
    ['drop-before', 'unknown', 0],
    ['drop-after', 'unknown', 1],
    ['http-500-before', 'unknown', 0],
    ['http-500-after', 'unknown', 1],
  ] as const)(
    'calls %s %s and never posts a second time by itself',
    async (fault, kind, posted) => {
      workspace.failNext('chat.postMessage', fault);

      const outcome = await poster.post(request());

      expect(outcome).toMatchObject({ kind });
      expect(messages()).toHaveLength(posted);
    },
  );

  it('says how far a refusal reaches', async () => {
    const stranger = createPoster({ events: silentEvents }, options('xoxb-unknown'));

    expect(await poster.post(request({ channel: ChannelId.parse('C0ELSEWHERE') }))).toEqual({
      kind: 'refused',
      code: 'not_in_channel',
      scope: 'channel',
    });
    expect(await stranger.post(request())).toEqual({
      kind: 'refused',
      code: 'invalid_auth',
      scope: 'workspace',
    });
  });

  it('calls a lookup failed rather than the message absent when Slack does not answer', async () => {
    await poster.post(request());
    workspace.failNext('conversations.history', 'drop-before');

    const outcome = await poster.find({
      channel: foresight,
      threadTs: null,
      deliveryId: 'delivery-1',
      since: longAgo,
    });

    expect(outcome).toMatchObject({ kind: 'failed' });
  });

  it('leaves no reply in the channel when its thread is gone', async () => {
    const parent = await poster.post(request());
    const threadTs = parent.kind === 'posted' ? parent.ref.ts : null;
    workspace.deleteMessage(foresight, threadTs ?? '');

    const outcome = await poster.post(request({ threadTs, mark: aMark('delivery-2') }));

    expect(outcome).toMatchObject({ kind: 'refused', scope: 'message' });
    expect(outcome.kind === 'refused' && outcome.code).toMatch(/^thread_(gone|not_found)$/);
    expect(messages().filter((message) => message.threadTs === null)).toEqual([]);
  });

  it('finds all of a digest that stands in a channel, lists and replies', async () => {
    const parent = await poster.post(request());
    const threadTs = parent.kind === 'posted' ? parent.ref.ts : null;
    const { item } = anArchiveItem();
    await poster.post(request({ threadTs, mark: aMark('delivery-2', item.id) }));
    await poster.post(
      request({ mark: { ...aMark('delivery-3'), digestKey: 'another', runId: 'run-2' } }),
    );

    const outcome = await poster.findPosted(foresight, 'digest-1', longAgo);

    expect(outcome).toMatchObject({
      kind: 'posted',
      messages: [
        { runId: 'run-1', deliveryId: 'delivery-1', itemId: null },
        { runId: 'run-1', deliveryId: 'delivery-2', itemId: item.id },
      ],
    });
  });

  it('says whether a channel would take a message, and why not', async () => {
    expect(await poster.reach('#foresight')).toEqual({ kind: 'reachable' });
    expect(await poster.reach('#elsewhere')).toMatchObject({ why: 'not-member' });
    expect(await poster.reach('#nowhere')).toMatchObject({ why: 'unknown' });
    workspace.archiveChannel(foresight);
    expect(await poster.reach(foresight)).toMatchObject({ why: 'archived' });
    expect(await poster.reach('#foresight')).toMatchObject({ why: 'archived' });
  });

  it('has posted nothing while it does not know who it is', async () => {
    workspace.failNext('auth.test', 'drop-before');

    expect(await poster.post(request())).toMatchObject({ kind: 'limited' });
    expect(await poster.post(request())).toMatchObject({ kind: 'posted' });
  });

  it('finds a channel by name or takes its id', async () => {
    expect(await poster.channelId('#foresight')).toEqual({ kind: 'channel', id: foresight });
    expect(await poster.channelId('C0FORESIGHT')).toEqual({ kind: 'channel', id: foresight });
    expect(await poster.channelId('#nowhere')).toEqual({
      kind: 'unknown-channel',
      missingScope: null,
    });
    workspace.failNext('conversations.list', 'http-500-before');
    expect(await poster.channelId('#foresight')).toMatchObject({ kind: 'failed' });
  });

  it('removes its own message, also when it is gone already', async () => {
    const outcome = await poster.post(request());
    const ref =
      outcome.kind === 'posted'
        ? outcome.ref
        : { team: request().channel as never, channel: foresight, ts: MessageTs.parse('1.1') };

    expect(await poster.remove(ref)).toBe('removed');
    expect(await poster.remove(ref)).toBe('removed');
    expect(messages()).toEqual([]);
  });
});
