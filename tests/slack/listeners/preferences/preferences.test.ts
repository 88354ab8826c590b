import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PREFERENCES } from '../../../../src/slack/blocks/action-ids.ts';
import { foresight, gus, jonas, mira } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { chosen, startWishes, type WishStage } from '../wish/wish-stage.ts';

const time = (selected_time: string) => ({ type: 'timepicker', selected_time });

describe('preferences', () => {
  let stage: WishStage;

  beforeEach(async () => {
    stage = await startWishes({ curators: [mira] });
  });

  afterEach(() => stage.running.stop());

  const open = async (as: string) => {
    await stage.running.workspace.act(as, {
      kind: 'command',
      channel: foresight,
      text: '/signalpost preferences',
    });
    return stage.modal(as, 'For how long');
  };
  const mutesOf = async (holder: string) =>
    stage.running.store.mutesOf(
      stage.running.workspace.identity.teamId as never,
      holder,
      stage.running.clock.now(),
    );

  it('keep quiet hours and the weekend, and show them again', async () => {
    await stage.submit(jonas, await open(jonas), {
      [PREFERENCES.quietFrom]: time('20:00'),
      [PREFERENCES.quietTo]: time('07:30'),
      [PREFERENCES.weekend]: {
        type: 'checkboxes',
        selected_options: [{ text: { type: 'plain_text', text: 'w' }, value: 'weekend' }],
      },
    });
    const saved = await stage.modal(jonas, 'Your alerts are quiet');
    expect(shown(saved.view.blocks)).toContain('from 20:00 to 07:30');

    await stage.running.workspace.act(jonas, {
      kind: 'close-view',
      viewId: saved.id,
      clear: false,
    });
    const again = await open(jonas);
    expect(JSON.stringify(again.view.blocks)).toContain('"initial_time":"20:00"');
  });

  it('mute a theme for a time, say so, and unmute it', async () => {
    await stage.submit(jonas, await open(jonas), {
      [PREFERENCES.theme]: chosen('urban mobility'),
      [PREFERENCES.days]: chosen('7'),
    });
    const saved = await stage.modal(jonas, 'is muted until');
    expect(shown(saved.view.blocks)).toContain('theme urban mobility is muted until 1 Dec 2026');
    expect(await mutesOf(jonas)).toHaveLength(1);
    expect(await mutesOf(mira)).toEqual([]);
    await stage.running.workspace.act(jonas, {
      kind: 'close-view',
      viewId: saved.id,
      clear: false,
    });

    const again = await open(jonas);
    await stage.press(jonas, again, 'Unmute');
    await stage.modal(jonas, 'Nothing is muted.');
    expect(await mutesOf(jonas)).toEqual([]);
  });

  it('ask for both ends of quiet hours at the field that lacks one', async () => {
    await stage.submit(jonas, await open(jonas), { [PREFERENCES.quietFrom]: time('20:00') });

    const errors = await stage.running.workspace.until(jonas, ({ modals }) => {
      const found = modals.at(-1)?.errors ?? {};
      return Object.keys(found).length > 0 ? found : undefined;
    });
    expect(errors).toMatchObject({ [PREFERENCES.quietTo]: expect.stringContaining('an end') });
  });

  it('hold all alerts in one place', async () => {
    const nothing = await stage.running.type(jonas, '/signals zeppelins');
    await stage.running.click(jonas, nothing, 'Tell me when something new comes');
    await stage.running.told(jonas, "I'll tell you");

    const modal = await open(jonas);

    expect(shown(modal.view.blocks.filter(({ type }) => type !== 'input'))).toContain(
      'New on “zeppelins”\nas soon as something comes',
    );
  });

  it('are for members', async () => {
    const answer = await stage.running.type(gus, '/signalpost preferences', 'C0SHARED');

    expect(shown(answer.blocks)).toContain('Guests can search and flag');
  });
});
