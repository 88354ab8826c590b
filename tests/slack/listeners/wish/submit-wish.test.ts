import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WISH } from '../../../../src/slack/blocks/action-ids.ts';
import { elsewhere, foresight, gus, jonas, mira } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { chosen, inChannel, startWishes, typed, type WishStage } from './wish-stage.ts';

describe('the form for digests and alerts', () => {
  let stage: WishStage;

  beforeEach(async () => {
    stage = await startWishes();
  });

  afterEach(() => stage.running.stop());

  const saved = async (as: string) => {
    const { digests } = await stage.digests.list();
    const alerts = await stage.digests.made.alerts({
      team: (await stage.running.store.madeDigests('people'))[0]?.made.team as never,
      user: as as never,
    });
    return [...digests, ...alerts].map(({ definition }) => definition).filter(({ made }) => made);
  };
  const errorsOf = (as: string) =>
    stage.running.workspace.until(as, ({ modals }) => {
      const errors = modals.at(-1)?.errors ?? {};
      return Object.keys(errors).length > 0 ? errors : undefined;
    });

  it("sets a channel's digest up from its command to the word in the channel", async () => {
    const preview = await stage.preview(mira, '/signalpost digest new regulation', {
      [WISH.floor]: chosen('4'),
    });
    expect(shown(preview.view.blocks)).toContain('New on “regulation”\nevery Monday at 09:00');

    await stage.submit(mira, preview);
    await stage.modal(mira, 'is saved. It comes first Mon 30 Nov 2026, 09:00');
    await stage.running.workspace.idle();

    expect(await saved(mira)).toMatchObject([
      { query: 'regulation', minimumRelevancy: 4, channel: foresight, replies: true },
    ]);
    expect(stage.channelText(jonas)).toContain(
      `<@${mira}> set up the digest New on “regulation” here: every Monday at 09:00`,
    );
  });

  it('sets up a digest of reviews, which asks for nothing that it does not need', async () => {
    const { workspace } = stage.running;
    const text = '/signalpost digest new';
    await workspace.act(mira, { kind: 'command', channel: foresight, text });
    const form = await stage.modal(mira, 'What for');
    await workspace.act(mira, {
      kind: 'action',
      container: { kind: 'view', viewId: form.id },
      blockId: WISH.what,
      actionId: WISH.what,
      action: chosen('review'),
      values: {},
    });
    const shorter = await stage.modal(mira, 'Decisions in one message at most');
    expect(shorter.view.blocks.map((block) => block.block_id)).not.toContain(WISH.query);

    await stage.submit(mira, shorter, { [WISH.cadence]: chosen('friday') });
    const preview = await stage.modal(mira, 'In the last 90 days: nothing.');
    expect(shown(preview.view.blocks)).toContain('Reviews\nevery Friday at 09:00');
    await stage.submit(mira, preview);
    await stage.modal(mira, 'is saved. It comes first Fri 27 Nov 2026, 09:00');

    expect(await saved(mira)).toMatchObject([
      { what: 'review', title: 'Reviews', query: '', channel: foresight, empty: 'skip' },
    ]);
  });

  it('saves an alert of one’s own, of which no channel hears', async () => {
    const preview = await stage.preview(jonas, '/signalpost alert regulation -finance rel:>=4');
    await stage.submit(jonas, preview);
    await stage.modal(jonas, 'is saved. It comes as soon as there is something.');

    expect(await saved(jonas)).toMatchObject([
      { query: 'regulation -finance rel:>=4', channel: jonas, replies: false },
    ]);
    expect(stage.channelText(mira)).not.toContain('set up');
  });

  it('keeps one digest, and tells the channel once, when it is sent in twice', async () => {
    const preview = await stage.preview(mira, '/signalpost digest new regulation');

    await Promise.all([stage.submit(mira, preview), stage.submit(mira, preview)]);
    await stage.modal(mira, 'is saved.');
    await stage.running.workspace.idle();

    expect(await saved(mira)).toHaveLength(1);
    expect(stage.channelText(mira).match(/set up/g)).toHaveLength(1);
  });

  it('says what cannot be read at its field, with the nearest that can', async () => {
    await stage.running.workspace.act(mira, {
      kind: 'command',
      channel: foresight,
      text: '/signalpost alert',
    });
    const form = await stage.modal(mira, 'What for');

    await stage.submit(mira, form, { [WISH.query]: typed('themes:privacy rel:>=9') });

    expect(await errorsOf(mira)).toMatchObject({
      [WISH.query]: expect.stringContaining('`theme:privacy`'),
    });
    expect(await saved(mira)).toEqual([]);
  });

  it('names a zone that is not there any more, and the nearest', async () => {
    await stage.running.workspace.act(mira, {
      kind: 'command',
      channel: foresight,
      text: '/signalpost digest new',
    });
    const form = await stage.modal(mira, 'What for');

    await stage.submit(mira, form, {
      [WISH.timezone]: {
        type: 'external_select',
        selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'Europe/Kyivv' },
      },
    });

    expect(await errorsOf(mira)).toMatchObject({
      [WISH.timezone]: expect.stringContaining('The nearest is Europe/K'),
    });
  });

  it('asks to be invited where it is not in the channel', async () => {
    await stage.running.workspace.act(mira, {
      kind: 'command',
      channel: foresight,
      text: '/signalpost digest new',
    });
    const form = await stage.modal(mira, 'What for');

    await stage.submit(mira, form, { [WISH.channel]: inChannel(elsewhere) });

    expect(await errorsOf(mira)).toMatchObject({
      [WISH.channel]: expect.stringContaining('/invite @Signalpost'),
    });
  });

  it('refuses guests, who can help being named', async () => {
    const answer = await stage.running.type(gus, '/signalpost alert regulation', 'C0SHARED');

    expect(shown(answer.blocks)).toContain('Guests can search and flag');
  });

  it('shows the second of two editors what the first has changed, and loses nothing of theirs', async () => {
    await stage.submit(mira, await stage.preview(mira, '/signalpost digest new regulation'));
    await stage.modal(mira, 'is saved.');
    const [definition] = await saved(mira);
    const edit = `/signalpost digest edit ${definition?.name}`;
    for (const as of [mira, jonas]) {
      await stage.running.workspace.act(as, { kind: 'command', channel: foresight, text: edit });
      await stage.modal(as, 'Edit digest');
    }
    const send = async (as: string, title: string) => {
      const form = await stage.modal(as, 'What for');
      await stage.submit(as, form, { [WISH.title]: typed(title) });
      await stage.submit(as, await stage.modal(as, 'In the last 90 days'));
    };

    await send(jonas, 'Rules of Jonas');
    await stage.modal(jonas, 'is changed.');
    await send(mira, 'Rules of Mira');
    const conflict = await stage.modal(mira, 'Changed meanwhile');
    expect(shown(conflict.view.blocks)).toContain('Rules of Jonas');
    await stage.submit(mira, conflict);
    await stage.modal(mira, 'is changed.');

    expect(await saved(mira)).toMatchObject([{ title: 'Rules of Mira', made: { version: 3 } }]);
    expect(stage.channelText(jonas)).toContain(`<@${jonas}> changed the digest Rules of Jonas`);
  });

  it('copies a file, on the days that it has', async () => {
    await stage.running.workspace.act(mira, {
      kind: 'command',
      channel: foresight,
      text: '/signalpost digest copy weekly',
    });
    await stage.submit(mira, await stage.modal(mira, 'What for'), {
      [WISH.channel]: inChannel(foresight),
    });
    await stage.submit(mira, await stage.modal(mira, 'In the last 90 days'));
    await stage.modal(mira, 'is saved.');

    expect(await saved(mira)).toMatchObject([
      { title: 'Weekly signals (copy)', schedule: { on: ['monday', 'thursday'] } },
    ]);
  });

  it('pauses, resumes, deletes and brings back from its list, and the channel hears of each', async () => {
    await stage.submit(mira, await stage.preview(mira, '/signalpost digest new regulation'));
    await stage.modal(mira, 'is saved.');
    const list = await stage.running.type(jonas, '/signalpost digest list');

    await stage.running.click(jonas, list, 'Pause');
    const paused = await stage.running.told(jonas, 'pauses: nothing comes until you resume it');
    await stage.running.click(jonas, paused, 'Resume');
    await stage.running.told(jonas, 'goes on. It comes next');
    await stage.running.click(jonas, list, 'Delete');
    const deleted = await stage.running.told(jonas, 'is deleted.');
    await stage.running.click(jonas, deleted, 'Undo');
    await stage.running.told(jonas, 'is back as it was');
    await stage.running.workspace.idle();

    const text = stage.channelText(mira);
    for (const word of ['paused', 'resumed', 'deleted', 'brought back']) {
      expect(text).toContain(`<@${jonas}> ${word} the digest`);
    }
    expect(await saved(mira)).toHaveLength(1);
  });

  it('replays a file and a digest made in Slack from the list, and shows the last one', async () => {
    const { running } = stage;
    const files = await running.type(jonas, '/signalpost digest list');
    await running.click(jonas, files, 'Replay three months');
    await running.told(jonas, 'Replay of Weekly signals');
    await running.click(jonas, files, 'The last one');
    await running.told(jonas, 'weekly has not run yet.');
    await stage.submit(mira, await stage.preview(mira, '/signalpost digest new regulation'));
    await stage.modal(mira, 'is saved.');

    const both = await running.type(jonas, '/signalpost digest list');
    await running.click(jonas, both, 'Replay three months');

    const replay = await running.told(jonas, 'Replay of New on “regulation”');
    expect(shown(replay.blocks)).toContain('as it is defined now · nothing was posted');
  });

  it('gives a digest to somebody else, and to no guest', async () => {
    await stage.submit(mira, await stage.preview(mira, '/signalpost digest new regulation'));
    await stage.modal(mira, 'is saved.');
    const list = await stage.running.type(mira, '/signalpost digest list');
    await stage.running.click(mira, list, 'Transfer…');
    const form = await stage.modal(mira, 'New owner');
    const to = (selected_user: string) => ({
      'made.owner': { type: 'users_select', selected_user },
    });

    await stage.submit(mira, form, to(gus));
    expect(await errorsOf(mira)).toMatchObject({
      'made.owner': expect.stringContaining('They cannot own it.'),
    });
    await stage.submit(mira, form, to(jonas));
    await stage.modal(mira, 'belongs to');

    expect(await saved(mira)).toMatchObject([{ made: { owner: jonas } }]);
  });

  it('counts on Enter, and leaves what else was chosen as it is', async () => {
    await stage.running.workspace.act(mira, {
      kind: 'command',
      channel: foresight,
      text: '/signalpost alert',
    });
    const form = await stage.modal(mira, 'What for');

    await stage.running.workspace.act(mira, {
      kind: 'action',
      container: { kind: 'view', viewId: form.id },
      blockId: WISH.query,
      actionId: WISH.query,
      action: { type: 'plain_text_input', value: 'regulation' },
      values: { [WISH.query]: { [WISH.query]: typed('regulation') } },
    });

    await stage.modal(mira, 'for this in the last 90 days');
  });
});
