import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  gus,
  jonas,
  mira,
  pia,
  type RunningApp,
  sharedChannel,
  startApp,
} from '../../support/running-app.ts';
import { shown } from '../../support/shown.ts';

describe.each(['http', 'socket'] as const)('who may do what over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const askAs = (as: string) => running.type(as, '/signals regulation', sharedChannel);
  const shareThere = async () => {
    await running.click(mira, await askAs(mira), 'Share to channel');
    return running.workspace.until(pia, ({ messages }) => messages.find((each) => !each.ephemeral));
  };
  const queueOf = async (as: string) =>
    shown((await running.type(as, '/signalpost review')).blocks);

  it('lets a guest search and flag, and not share', async () => {
    const answer = await askAs(gus);
    await running.click(gus, answer, 'Flag');
    const flagged = await running.told(gus, '⚑ 1 flag');

    await running.click(gus, flagged, 'Share to channel');

    await running.told(gus, 'Guests can search and flag; to share takes a full member.');
    expect(running.seen(mira).messages).toEqual([]);
  });

  it('tells somebody of another organisation that it does not answer them', async () => {
    const answer = await askAs(pia);

    expect(shown(answer.blocks)).toContain('Signalpost answers people of the workspace');
  });

  it('takes no flag of another organisation, by reaction or button, and says so', async () => {
    const shared = await shareThere();

    await running.flag(pia, shared);
    await running.told(pia, 'Signalpost answers people of the workspace');
    await running.click(pia, shared, 'Flag');

    await running.workspace.idle();
    expect(await queueOf(mira)).toContain('No item waits for review');
  });

  it.each([
    ['a partner’s workspace', { id: 'T0PARTNER01', domain: 'partner' }],
    ['an organisation', { id: 'E0GRID00001', domain: 'grid' }],
    ['none', null],
  ])('files a click under its own workspace where the request names %s', async (_, team) => {
    const shared = await shareThere();
    const flag = shared.blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .find((element) => element.type === 'button' && element.text.text === 'Flag');
    await running.workspace.send({
      type: 'interactive',
      name: 'block_actions',
      payload: {
        type: 'block_actions',
        token: 'x',
        api_app_id: running.workspace.identity.appId,
        trigger_id: '1.2.3',
        team,
        user: { id: mira, team_id: running.workspace.identity.teamId },
        channel: { id: sharedChannel, name: 'shared' },
        container: { type: 'message', message_ts: shared.ts, channel_id: sharedChannel },
        message: { ts: shared.ts },
        actions: [{ ...flag, block_id: 'b', action_ts: '1.2' }],
      },
    });

    await expect.poll(() => queueOf(mira)).toContain('1 item waits for review');
  });

  it('files what a colleague flags in a channel that a partner made under its own workspace', async () => {
    const shared = await shareThere();

    await running.flag(jonas, shared);

    await running.told(jonas, 'Flagged: Drone regulation 1');
    expect(await queueOf(mira)).toContain('1 item waits for review');
  });

  it('locks nobody out where the app may not ask who people are, and says which scope it lacks', async () => {
    running.workspace.setScopes(['commands', 'chat:write', 'reactions:read', 'reactions:write']);
    const answer = await running.type(jonas, '/signals regulation');

    await running.click(jonas, answer, 'Share to channel');

    await running.workspace.until(mira, ({ messages }) => messages[0]);
    expect(running.events.of('scope-missing')).toEqual([
      { scope: 'users:read', feature: 'telling guests from members' },
    ]);
  });
});

describe('people who are named by mistake', () => {
  let running: RunningApp;

  afterEach(() => running.stop());

  it('are told of at the start', async () => {
    running = await startApp({ transport: 'http', curators: [mira, 'U0NOBODY'] });

    expect(await running.events.until('people-unknown')).toEqual({ ids: ['U0NOBODY'] });
  });

  it('are refused with the names of those who may', async () => {
    running = await startApp({ transport: 'http', curators: [mira] });
    const answer = await running.type(jonas, '/signalpost digest run weekly');

    expect(shown(answer.blocks)).toBe(`Only curators run digests. Ask <@${mira}>.`);
  });
});

describe('curators that are named by a user group', () => {
  it('may decide while they are in it; a group that is gone has nobody in it', async () => {
    const running = await startApp({ transport: 'http', curators: ['S0CURATORS', 'S0DELETED'] });
    const shared = await running.share();
    await running.click(jonas, shared, 'Flag');
    await running.told(jonas, 'Flagged');

    const hers = shown((await running.type(mira, '/signalpost review')).blocks);
    const his = shown((await running.type(jonas, '/signalpost review')).blocks);

    expect(hers).toContain('[Accept]');
    expect(his).not.toContain('[Accept]');
    expect(await running.app.curators()).toEqual([mira]);
    await running.stop();
  });

  it.each([
    ['http', '/signalpost digest run weekly', 'Only curators run digests.'],
    ['socket', '/signalpost review', 'curators decide; you can look'],
  ] as const)(
    'says over %s which scope is missing, to whom it may lock out',
    async (transport, command, words) => {
      const running = await startApp({ transport, curators: ['S0CURATORS'] });
      running.workspace.setScopes(['commands', 'chat:write', 'users:read', 'channels:read']);
      const shared = await running.share();
      await running.click(jonas, shared, 'Flag');
      await running.told(jonas, 'Flagged');

      const refused = shown((await running.type(mira, command)).blocks);

      expect(refused).toContain(words);
      expect(refused).toContain(
        'it lacks the scope usergroups:read. Whoever runs Signalpost can add',
      );
      expect(running.events.of('scope-missing')).toHaveLength(1);
      await running.stop();
    },
  );

  it('lets nobody take their place where no group can be found', async () => {
    const running = await startApp({ transport: 'http', curators: ['S0DELETED'] });
    const shared = await running.share();
    await running.click(jonas, shared, 'Flag');
    await running.told(jonas, 'Flagged');

    const his = shown((await running.type(jonas, '/signalpost review')).blocks);

    expect(his).toContain('curators decide; you can look');
    await running.stop();
  });
});
