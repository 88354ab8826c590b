import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import {
  foresight,
  hush,
  jonas,
  mira,
  type RunningApp,
  startApp,
} from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('a flag on any message over %s', (transport) => {
  let running: RunningApp;
  let said: Message;

  beforeEach(async () => {
    running = await startApp({ transport, intake: true, curators: [mira] });
    said = await running.say(jonas, 'A town wants drone regulation for *medicine* only');
  });

  afterEach(() => running.stop());

  /** Mira's reaction, however late it comes. @param seconds - after the message. */
  const reaction = (type: 'reaction_added' | 'reaction_removed', seconds: number) => {
    const { teamId, appId, botUserId } = running.workspace.identity;
    const { channel, ts } = said;
    return {
      type: 'events_api',
      name: `event ${type}`,
      payload: {
        type: 'event_callback',
        token: 'x',
        team_id: teamId,
        api_app_id: appId,
        event_id: `Ev0${type}`,
        event_time: 1_795_514_400,
        authorizations: [
          { team_id: teamId, user_id: botUserId, is_bot: true, is_enterprise_install: false },
        ],
        event: {
          type,
          user: mira,
          reaction: 'triangular_flag_on_post',
          item: { type: 'message', channel, ts },
          event_ts: `${Number(ts) + seconds}`,
        },
      },
    } as const;
  };
  const queue = async () => shown((await running.type(mira, '/signalpost review')).blocks);

  it('proposes the nearest items, and suggests the message as a new one', async () => {
    await running.flag(jonas, said);
    const asked = await running.told(jonas, 'Is it one of these?');
    expect(shown(asked.blocks)).toContain('Drone regulation 1');

    await running.click(jonas, asked, 'Suggest as new');
    await running.told(jonas, 'It waits for review.');

    const waiting = await queue();
    expect(waiting).toContain('1 item waits for review');
    expect(waiting).toContain('A town wants drone regulation for medicine only');
    expect(waiting).toContain(`suggestion · ⚑ <@${jonas}>`);
  });

  it('looks for what a message says, and not for the address of its link', async () => {
    const linked = await running.say(jonas, 'Zebras graze <https://example.org/drone-regulation>');

    await running.flag(jonas, linked);

    const asked = await running.told(jonas, 'Suggest it');
    expect(shown(asked.blocks)).not.toContain('Drone regulation 1');
  });

  it('takes a second flag on it for a flag, and loses it with the last reaction', async () => {
    await running.flag(jonas, said);
    await running.click(jonas, await running.told(jonas, 'one of these?'), 'Suggest as new');
    await running.told(jonas, 'It waits for review.');
    await running.flag(mira, said);
    await running.told(mira, '(2 people)');

    await running.flag(jonas, said, 'unreact');
    await running.flag(mira, said, 'unreact');

    await expect.poll(queue).toContain('No item waits for review');
  });

  it('asks nothing where its reaction was gone before it was heard of', async () => {
    await running.flag(jonas, said);
    await running.click(jonas, await running.told(jonas, 'one of these?'), 'Suggest as new');
    await running.told(jonas, 'It waits for review.');
    const before = running.seen(mira).messages.length;
    running.clock.advance(60_000);

    await running.workspace.send(reaction('reaction_removed', 20));
    await running.workspace.send(reaction('reaction_added', 10));
    await running.app.stop();

    expect(running.seen(mira).messages).toHaveLength(before);
  });

  it.each([
    ['a public', foresight],
    ['a private', hush],
  ])('is marked quietly in %s channel when it is accepted', async (_, channel) => {
    const source = await running.say(mira, 'Ferries without crews', { channel });
    const marks = () =>
      running
        .seen(mira)
        .messages.find(({ ts }) => ts === source.ts)
        ?.reactions.map(({ name }) => name) ?? [];
    await running.flag(mira, source);
    await running.click(mira, await running.told(mira, 'Suggest it'), 'Suggest as new');
    await running.told(mira, 'It waits for review.');
    const waiting = await running.type(mira, '/signalpost review');

    await running.click(mira, waiting, 'Accept');
    await expect.poll(marks).toContain('white_check_mark');
    await running.click(mira, await running.told(mira, 'Accepted by '), 'Undo');

    await expect.poll(marks).not.toContain('white_check_mark');
    expect(running.seen(jonas).messages.some(({ ts }) => ts === source.ts)).toBe(channel !== hush);
  });

  it.each([
    ['a public', foresight],
    ['a private', hush],
  ])(
    'hears once in its thread, in %s channel, what was decided, and that it was taken back',
    async (_, channel) => {
      const source = await running.say(mira, 'Ferries without crews', { channel });
      const heard = () =>
        running
          .seen(mira)
          .messages.filter(({ threadTs }) => threadTs === source.ts)
          .filter(({ ephemeral }) => !ephemeral)
          .map(({ blocks }) => shown(blocks));
      await running.flag(mira, source);
      await running.click(mira, await running.told(mira, 'Suggest it'), 'Suggest as new');
      await running.told(mira, 'It waits for review.');
      const waiting = await running.type(mira, '/signalpost review');

      await running.click(mira, waiting, 'Accept');
      const done = await running.told(mira, 'Accepted by ');
      running.clock.advance(30_000);
      await expect.poll(heard).toEqual([`Accepted by <@${mira}>: Ferries without crews.`]);
      await running.click(mira, done, 'Undo');
      await running.told(mira, 'Taken back');
      running.clock.advance(30_000);

      await expect.poll(heard).toHaveLength(2);
      expect(heard()[1]).toContain('took the decision back: Ferries without crews');
      expect(JSON.stringify(running.seen(jonas).messages).includes('Ferries')).toBe(
        channel !== hush,
      );
    },
  );

  it('offers the same from the menu of the message', async () => {
    await running.workspace.act(mira, {
      kind: 'message-shortcut',
      callbackId: 'flag_message',
      channel: foresight,
      ts: said.ts,
    });

    const asked = await running.told(mira, 'Is it one of these?');
    await running.click(mira, asked, 'Suggest as new');
    await running.told(mira, 'It waits for review.');
    expect(await queue()).toContain(`⚑ <@${mira}>`);
  });
});

describe('without intake', () => {
  it('passes over a flag on a message that shows no item', async () => {
    const running = await startApp({ transport: 'http' });
    const said = await running.say(jonas, 'A town wants drone regulation');

    await running.flag(jonas, said);
    await running.app.stop();

    expect(running.seen(jonas).messages.filter(({ ephemeral }) => ephemeral)).toEqual([]);
    await running.stop();
  });
});
