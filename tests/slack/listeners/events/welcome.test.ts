import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigests } from '../../../../src/digests/create-digests.ts';
import { DigestDefinition } from '../../../../src/model/digest/digest-definition.ts';
import { silentEvents } from '../../../../src/model/events/events.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import {
  elsewhere,
  foresight,
  jonas,
  mira,
  type RunningApp,
  startApp,
} from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

const digest = (name: string, at: string) =>
  DigestDefinition.parse({
    name,
    title: `The ${name} one`,
    schedule: { every: 'day', at, timezone: 'UTC' },
    channel: '#elsewhere',
    kinds: ['signal'],
    minimumRelevancy: null,
    query: '',
    limit: 10,
    grouping: 'none',
    empty: 'skip',
  });

describe.each(['http', 'socket'] as const)('the welcome over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({
      transport,
      curators: [mira],
      digests: ({ store, clock }) =>
        createDigests({
          definitions: () => ({
            definitions: [digest('late', '18:00'), digest('early', '11:00')],
            problems: [],
          }),
          store,
          poster: null,
          clock,
          events: silentEvents,
          notices: { tell: async () => {} },
          owner: 'the test',
        }),
    });
  });

  afterEach(() => running.stop());

  const invite = (channel = elsewhere) =>
    running.workspace.act(jonas, { kind: 'invite-app', channel });
  const welcomes = (): readonly Message[] =>
    running.seen(jonas).messages.filter(({ text }) => text.startsWith('Hello, I am Signalpost.'));
  const welcomed = (): Promise<Message> => running.workspace.until(jonas, () => welcomes()[0]);
  const answer = (words: string) =>
    running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ ephemeral, blocks }) => ephemeral && shown(blocks).includes(words)),
    );

  /** The event waits in the inbox to be worked off again. */
  const failedOnce = () =>
    expect
      .poll(() => running.store.waitingEvents(new Date(running.clock.now().getTime() + 1), 5), {
        timeout: 10_000,
      })
      .toMatchObject([{ attempts: 1 }]);

  it('greets the channel that it is invited to with three things to try', async () => {
    await invite();

    const welcome = await welcomed();

    expect(welcome).toMatchObject({ channel: elsewhere, threadTs: null, ephemeral: false });
    expect(shown(welcome.blocks)).toContain(
      '[/signals regulation rel:>=4] [Preview The early one] [Open the review queue]',
    );
    expect(shown(welcome.blocks)).toContain(
      'React with :triangular_flag_on_post: to an item to have it reviewed.',
    );
  });

  it('answers each click to who clicked alone', async () => {
    await invite();
    const welcome = await welcomed();

    await running.click(jonas, welcome, '/signals regulation rel:>=4');
    await running.click(jonas, welcome, 'Preview The early one');
    await running.click(jonas, welcome, 'Open the review queue');

    await answer('2 signals for “regulation”');
    await answer('Preview. Nothing was posted');
    await answer('No item waits for review');
    expect(running.seen(mira).messages.filter(({ ephemeral }) => ephemeral)).toEqual([]);
  });

  it('offers the list of digests where none posts to the channel', async () => {
    running.workspace.removeApp(foresight);
    await invite(foresight);
    const welcome = await welcomed();

    await running.click(jonas, welcome, 'See the digests');

    await answer('2 digests');
  });

  it('greets once when the event comes twice, and when it is invited again soon', async () => {
    running.workspace.setWeather({
      rateLimited: 0,
      slowMs: 0,
      dropped: 0,
      failed: 0,
      duplicated: 1,
    });
    await invite();
    await welcomed();

    running.workspace.removeApp(elsewhere);
    await invite();
    await running.workspace.idle();
    await running.app.stop();

    expect(welcomes()).toHaveLength(1);
  });

  it('finds its welcome when the answer to its post was lost, and posts no second one', async () => {
    running.workspace.failNext('chat.postMessage', 'drop-after');
    await invite();
    await welcomed();
    await failedOnce();

    running.clock.advance(2 * 60_000);
    await running.app.replayWaiting();

    expect(welcomes()).toHaveLength(1);
    expect(await running.store.waitingEvents(running.clock.now(), 5)).toEqual([]);
  });

  it('greets later when Slack takes no message now', async () => {
    running.workspace.failNext('chat.postMessage', 'rate-limit');
    await invite();
    await failedOnce();

    running.clock.advance(2 * 60_000);
    await running.app.replayWaiting();

    expect(welcomes()).toHaveLength(1);
  });

  it('says nothing when somebody else joins', async () => {
    const event = { type: 'member_joined_channel', user: mira, channel: foresight };
    const body = {
      type: 'event_callback',
      team_id: 'T0000000001',
      event_time: 1_790_000_000,
      event,
    };
    await running.store.recordEvent('Ev1', { ...body, event_id: 'Ev1' }, running.clock.now());

    running.clock.advance(2 * 60_000);
    await running.app.replayWaiting();

    expect(await running.store.waitingEvents(running.clock.now(), 5)).toEqual([]);
    expect(welcomes()).toEqual([]);
  });
});
