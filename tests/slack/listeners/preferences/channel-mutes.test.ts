import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import { ACTIONS, PREFERENCES } from '../../../../src/slack/blocks/action-ids.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { aDistinctRow } from '../../../digests/digest-builders.ts';
import { aWeeklyDigest } from '../../../support/a-weekly-digest.ts';
import { aPage, pageId } from '../../../support/builders.ts';
import { digestsThatPost } from '../../../support/digests-that-post.ts';
import { createHurriedClock } from '../../../support/manual-clock.ts';
import { foresight, jonas, mira } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { chosen, startWishes, type Values, type WishStage } from '../wish/wish-stage.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const patience = () => AbortSignal.timeout(10_000);

/** Mira is a curator, Jonas is not. */
describe("a channel's mutes", () => {
  let stage: WishStage;
  let pages = 0;

  beforeEach(async () => {
    stage = await startWishes({
      curators: [mira],
      clock: createHurriedClock('2026-11-22T10:00:00Z'),
      digests: (parts) => {
        digests = digestsThatPost(parts, [aWeeklyDigest()]);
        return digests;
      },
    });
    await digests.tick();
    await arrive();
    stage.running.clock.set(new Date('2026-11-23T08:00:00Z'));
    await post();
  });

  afterEach(() => stage.running.stop());

  let digests: DigestsAtWork;
  /** Two pages, one of each theme. */
  const arrive = async () => {
    stage.running.clock.advance(60_000);
    for (const theme of ['canals', 'orchards']) {
      pages += 1;
      const rows = [aDistinctRow(pages, { relevancy: 5, name: `About ${theme} ${pages}` })];
      const page = { id: pageId(pages), title: `On ${theme}`, themes: [theme], rows };
      await stage.running.store.putPages([aPage(page, stage.running.clock.now())]);
    }
  };
  const post = async () => {
    await digests.tick();
    await digests.finish(patience());
  };
  const newest = (): Message => {
    const { messages } = stage.running.seen(mira);
    const parent = messages.findLast(({ blocks }) => shown(blocks).includes('[Preferences]'));
    return parent ?? expect.unreachable('no digest was posted');
  };
  const open = async (as: string) => {
    await stage.running.click(as, newest(), 'Preferences');
    return stage.modal(as, 'For how long');
  };
  const fields = async (as: string) => JSON.stringify((await open(as)).view.blocks);
  const mute = async (as: string, values: Values) => {
    await stage.submit(as, await open(as), values);
    return stage.modal(as, 'is muted');
  };
  const nextWeek = async () => {
    await arrive();
    stage.running.clock.set(new Date(newestSlot().getTime() + WEEK));
    await post();
    return shown(newest().blocks);
  };
  const newestSlot = () => {
    const weeks = Math.floor(
      (stage.running.clock.now().getTime() - Date.UTC(2026, 10, 23, 8)) / WEEK,
    );
    return new Date(Date.UTC(2026, 10, 23, 8) + weeks * WEEK);
  };
  const channelMutes = () =>
    stage.running.store.mutesOfChannel(foresight, stage.running.clock.now());
  const heard = (words: RegExp) =>
    stage.running.workspace.until(jonas, () => words.test(stage.channelText(jonas)));
  const forChannel = { [PREFERENCES.holder]: chosen('channel') };
  const ofTheme = { [PREFERENCES.mute]: chosen('theme|canals') };
  const week = { [PREFERENCES.days]: chosen('7') };

  it.each([
    ['a theme', ofTheme, 'theme canals'],
    ['an article', { [PREFERENCES.mute]: chosen('page|PAGE') }, 'PAGE'],
    ['any theme of the archive', { [PREFERENCES.theme]: chosen('Canals') }, 'theme Canals'],
  ])(
    'leave out %s from the next digest on, and the channel hears of it',
    async (_, what, words) => {
      const first = pageId(1);
      const values = JSON.parse(JSON.stringify(what).replace('PAGE', first));
      const saved = await mute(mira, {
        ...values,
        ...forChannel,
        [PREFERENCES.days]: chosen('good'),
      });

      expect(shown(saved.view.blocks)).toContain('is muted for this channel for good');
      await heard(new RegExp(`<@${mira}> leaves .* out of the digests of this channel\\.`));
      const text = await nextWeek();
      expect(text).toContain('orchards');
      expect(text.includes('About canals')).toBe(words === 'PAGE');
    },
  );

  it('end by themselves when their time is over', async () => {
    await mute(mira, { ...ofTheme, ...forChannel, ...week });

    expect(await nextWeek()).not.toContain('canals');
    expect(await nextWeek()).toContain('canals');
  });

  it('are taken back at once from what was saved', async () => {
    const saved = await mute(mira, { ...ofTheme, ...forChannel, ...week });
    await stage.press(mira, saved, 'Undo');
    await stage.modal(mira, 'theme canals is not muted, from the next message on.');

    await heard(/lets the theme canals back into the digests of this channel\./);
    expect(await nextWeek()).toContain('canals');
  });

  it('hold both what was chosen of the digest and any other theme', async () => {
    await mute(mira, {
      ...ofTheme,
      [PREFERENCES.theme]: chosen('orchards'),
      ...forChannel,
      ...week,
    });

    expect(await channelMutes()).toHaveLength(2);
  });

  it('are seen by everybody, and changed by curators', async () => {
    await mute(mira, { ...ofTheme, ...forChannel, ...week });

    const modal = await open(jonas);

    const text = shown(modal.view.blocks.filter(({ type }) => type !== 'input'));
    expect(text).toContain('theme canals, for this channel, until 30 Nov 2026');
    expect(text).not.toContain('[Unmute]');
    expect(JSON.stringify(modal.view.blocks)).not.toContain(PREFERENCES.holder);
    expect(await fields(mira)).toContain(PREFERENCES.holder);
    expect(await fields(mira)).toContain('Unmute');
  });

  it('are not changed by who may not, by a forged form or button either', async () => {
    const own = await mute(jonas, { ...ofTheme, ...week });
    expect(shown(own.view.blocks)).toContain('is muted until');
    await stage.running.workspace.act(jonas, { kind: 'close-view', viewId: own.id, clear: true });
    const modal = await open(jonas);
    await stage.submit(jonas, modal, { ...ofTheme, ...forChannel, ...week });
    expect(await channelMutes()).toEqual([]);

    await mute(mira, { ...ofTheme, ...forChannel, ...week });
    await stage.running.workspace.act(jonas, {
      kind: 'action',
      container: { kind: 'view', viewId: modal.id },
      blockId: 'forged',
      actionId: `${ACTIONS.unmute}:0`,
      action: {
        type: 'button',
        value: JSON.stringify({ holder: foresight, what: { kind: 'theme', theme: 'canals' } }),
      },
      values: {},
    });
    await stage.running.workspace.idle();

    expect(await channelMutes()).toHaveLength(1);
  });
});
