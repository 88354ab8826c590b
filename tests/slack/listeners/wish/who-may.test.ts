import { afterEach, describe, expect, it } from 'vitest';
import { ACTIONS, WISH } from '../../../../src/slack/blocks/action-ids.ts';
import { foresight, gus, jonas, mira, pia, sharedChannel } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { inChannel, startWishes, type WishStage } from './wish-stage.ts';

/** Jonas is a member, Mira a curator, Gus a guest; Pia is of another organisation. */
describe('who may make digests and alerts', () => {
  let stage: WishStage;

  afterEach(() => stage.running.stop());

  const answerTo = async (as: string, text: string) =>
    shown(
      (await stage.running.type(as, text, as === jonas || as === mira ? foresight : sharedChannel))
        .blocks,
    );
  const opens = async (as: string, text: string) => {
    await stage.running.workspace.act(as, { kind: 'command', channel: foresight, text });
    return (await stage.modal(as, 'What for')).view.title.text;
  };

  it.each([
    ['members', jonas],
    ['members', mira],
    ['curators', mira],
  ] as const)('with DIGEST_MAKERS=%s a form opens for %s', async (digestMakers, as) => {
    stage = await startWishes({ curators: [mira], digestMakers });

    expect(await opens(as, '/signalpost digest new')).toBe('New digest');
  });

  it('with DIGEST_MAKERS=curators a member is told who can help', async () => {
    stage = await startWishes({ curators: [mira], digestMakers: 'curators' });

    expect(await answerTo(jonas, '/signalpost digest new')).toBe(
      `Only curators make a channel's digest. Ask <@${mira}>.`,
    );
  });

  it('with DIGEST_MAKERS=curators a member still has alerts, and no way to a channel from them', async () => {
    stage = await startWishes({ curators: [mira], digestMakers: 'curators' });
    await opens(jonas, '/signalpost alert regulation');
    const form = await stage.modal(jonas, 'What for');

    await stage.submit(jonas, form, { [WISH.channel]: inChannel(foresight) });

    const errors = await stage.running.workspace.until(jonas, ({ modals }) => {
      const found = modals.at(-1)?.errors ?? {};
      return Object.keys(found).length > 0 ? found : undefined;
    });
    expect(errors).toEqual({ [WISH.channel]: "Only curators make a channel's digest." });
  });

  it.each(['/signalpost alert water', '/signalpost digest new water', '/signalpost preferences'])(
    'guests and people of other organisations may not: %s',
    async (command) => {
      stage = await startWishes({ curators: [mira] });

      expect(await answerTo(gus, command)).toContain('Guests can search and flag');
      expect(await answerTo(pia, command)).toContain('Signalpost answers people of the workspace');
      expect(await stage.running.store.madeDigests('people')).toEqual([]);
    },
  );

  it.each([ACTIONS.pauseMade, ACTIONS.deleteMade, ACTIONS.editMade, ACTIONS.copyMade])(
    "nobody reaches another person's alert by a button that names it: %s",
    async (actionId) => {
      stage = await startWishes({ curators: [mira] });
      await stage.submit(jonas, await stage.preview(jonas, '/signalpost alert regulation'));
      await stage.modal(jonas, 'is saved.');
      const [alert] = await stage.running.store.madeDigests('people');
      const { workspace } = stage.running;
      const { teamId } = workspace.identity;

      await workspace.send({
        type: 'interactive',
        name: 'block_actions',
        payload: {
          type: 'block_actions',
          team: { id: teamId },
          user: { id: mira, team_id: teamId },
          channel: { id: foresight },
          trigger_id: 'forged',
          response_url: '',
          container: { type: 'message', message_ts: '1.1', is_ephemeral: true },
          actions: [
            {
              action_id: actionId,
              value: JSON.stringify({ digest: alert?.definition.name }),
              type: 'button',
            },
          ],
        },
      });
      await stage.running.workspace.idle();

      expect(await stage.running.store.madeDigests('people')).toMatchObject([
        { state: 'active', made: { version: 1 } },
      ]);
    },
  );
});
