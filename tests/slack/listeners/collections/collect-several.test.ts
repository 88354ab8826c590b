import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ItemId } from '../../../../src/model/item.ts';
import { TeamId, UserId } from '../../../../src/model/slack-ids.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { aNomination, aPage, pageId } from '../../../support/builders.ts';
import { forgeClick } from '../../../support/forge.ts';
import { foresight, jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { tick } from '../review/tick.ts';
import { again, choose, submitForm, typed, which, wrongIn } from './collect-stage.ts';

describe('collecting several at once', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'socket', curators: [mira] });
  });

  afterEach(() => running.stop());

  const modalBlocks = async (as: string, words: string) =>
    shown((await running.modal(as, words)).view.blocks as Message['blocks']);
  const collectShown = async (as: string, fields: Readonly<Record<string, object>>) => {
    const answer = await running.type(as, '/signals regulation sort:relevancy');
    await running.click(as, answer, 'Collect these 5…');
    await running.modal(as, 'Drone regulation 5');
    await submitForm(running, as, fields);
  };

  it('takes all that a search shows, each with the note, and nothing twice', async () => {
    await collectShown(mira, { name: typed('Workshop March'), note: typed('Day one') });

    const done = await modalBlocks(mira, 'Collected: 5 items in Workshop March, which has 5 now.');
    expect(done).toContain('[Open] [Undo 5]');
    await running.press(mira, 'Open');
    const open = await modalBlocks(mira, 'added by');
    expect(open.match(/^\d\. {2}Drone regulation \d/gm)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `${n}.  Drone regulation ${n}`),
    );
    expect(open.match(/“Day one”/g)).toHaveLength(5);

    await collectShown(jonas, { collection: choose(1) });
    await running.modal(jonas, 'Nothing new: Workshop March has all 5 already.');
  });

  it('says in the form what will be collected, and undoes it', async () => {
    const answer = await running.type(mira, '/signals regulation sort:relevancy');
    await running.click(mira, answer, 'Collect these 5…');
    const form = await running.modal(mira, '5.  Drone regulation 5');
    expect(form.view).toMatchObject({ title: { text: 'Collect 5 items' } });
    await submitForm(running, mira, { name: typed('Workshop March') });
    await running.modal(mira, 'Collected: 5 items');

    await running.press(mira, 'Undo 5');

    const text = await modalBlocks(mira, 'Taken out: 5 items.');
    expect(text).toContain('Nothing in it yet.');
  });

  it('takes a whole search, best first, and the second page alone', async () => {
    await collectShown(mira, { name: typed('All of it'), which: which(7) });
    await running.modal(mira, 'Collected: 7 items in All of it, which has 7 now.');

    const answer = await running.type(mira, '/signals regulation sort:relevancy');
    await running.click(mira, answer, 'Next 2');
    const second = await again(running, mira, answer, 'showing 6–7');
    await running.click(mira, second, 'Collect these 2…');
    await running.modal(mira, '1.  Drone regulation 6');
    await submitForm(running, mira, { name: typed('The rest') });

    await running.modal(mira, 'Collected: 2 items in The rest');
  });

  it('says that a search is too old to be read again, and takes what it showed', async () => {
    const answer = await running.type(mira, '/signals regulation sort:relevancy');
    await running.store.dropResultLists(new Date('2030-01-01T00:00:00Z'));
    await running.click(mira, answer, 'Collect these 5…');
    await running.modal(mira, 'Drone regulation 5');

    await submitForm(running, mira, { name: typed('Old'), which: which(7) });
    expect(wrongIn(running, mira)).toContain('This search is too old');
    await submitForm(running, mira, { name: typed('Old'), which: which('shown') });

    await running.modal(mira, 'Collected: 5 items in Old');
  });

  it('says below the field that the collection was closed while the form was open', async () => {
    const list = await running.type(jonas, '/signalpost collect Workshop March');
    const answer = await running.type(mira, '/signals regulation sort:relevancy');
    await running.click(mira, answer, 'Collect these 5…');
    await running.modal(mira, 'Drone regulation 5');
    await running.click(jonas, list, 'Close');
    await again(running, jonas, list, '*closed* by');

    await submitForm(running, mira, { collection: choose(1) });
    expect(wrongIn(running, mira)).toContain('Workshop March is closed. Choose another');
    await submitForm(running, mira, { collection: choose(1), name: typed('Workshop May') });

    await running.modal(mira, 'Collected: 5 items in Workshop May');
  });

  it('collects what has left the archive while the form was open, and says that it has', async () => {
    const answer = await running.type(mira, '/signals regulation sort:relevancy');
    await running.click(mira, answer, 'Collect these 5…');
    await running.modal(mira, 'Drone regulation 5');
    await running.store.removeFiles([aPage({ id: pageId(1) }).stamp.file], running.clock.now());

    await submitForm(running, mira, { name: typed('Workshop March') });
    await running.modal(mira, 'Collected: 5 items');
    await running.press(mira, 'Open');

    expect(await modalBlocks(mira, 'added by')).toContain('from a page that is gone since');
  });

  describe('of the review queue', () => {
    const hidden = ItemId.parse('a'.repeat(16));
    const open = ItemId.parse('b'.repeat(16));

    beforeEach(async () => {
      const { store, clock, workspace } = running;
      const team = TeamId.parse(workspace.identity.teamId);
      const actor = { team, user: UserId.parse(jonas) };
      for (const [id, isPrivate, text] of [
        [hidden, true, 'A rumour'],
        [open, false, 'Ferries without crews'],
      ] as const) {
        const { source, ...nomination } = aNomination({ id, isPrivate, text });
        const channel = isPrivate ? 'C0000HUSH' : foresight;
        const ref = { ...source, team, channel: channel as typeof source.channel };
        await store.nominate({ ...nomination, source: ref, by: actor.user });
        await store.addMark({ itemId: id, actor, mark: { kind: 'button' }, at: clock.now() });
      }
      const answer = await running.type(jonas, '/signals regulation');
      await running.click(jonas, answer, 'Flag');
      await running.workspace.idle();
    });

    const tickAll = async () => {
      const queue = await running.type(mira, '/signalpost review');
      let ticked = queue;
      for (const n of [0, 1, 2]) {
        await tick(running, mira, queue, n);
        ticked = await again(running, mira, queue, `[Accept ${n + 1}]`);
      }
      return ticked;
    };

    it('takes what is ticked, but for what not everybody may read', async () => {
      await running.click(mira, await tickAll(), 'Collect 3…');

      const form = await modalBlocks(mira, 'Ferries without crews');
      expect(form).toContain('without 1 suggestion from private channels');
      expect(form).not.toContain('rumour');
      await submitForm(running, mira, { name: typed('Workshop March') });
      await running.modal(mira, 'Collected: 2 items in Workshop March');
      await running.press(mira, 'Open');

      const page = await modalBlocks(mira, 'added by');
      expect(page).toContain(`Suggestion · by <@${jonas}>`);
      expect(page).not.toContain('rumour');
    });

    it('goes on from what was accepted, at once and from what was decided today', async () => {
      const queue = await tickAll();
      await running.click(mira, queue, 'Accept 3');
      const done = await again(running, mira, queue, 'Accepted 3 items');
      expect(shown(done.blocks)).toContain('[Undo 3] [Collect 2…]');
      await running.click(mira, done, 'Decided today: 3');
      const decided = await again(running, mira, queue, '3 items decided today');

      await running.click(mira, decided, 'Collect the 2 accepted…');

      expect(await modalBlocks(mira, 'Ferries without crews')).toContain('Drone regulation');
    });

    it('collects nothing of a suggestion of a private channel, whatever a button carries', async () => {
      const value = JSON.stringify({ items: [hidden] });

      // Mira is in that channel, Jonas is not, and learns nothing of it.
      await forgeClick(running, mira, { actionId: 'item.collect', value, channel: foresight });
      await running.told(mira, 'This was suggested in a private channel');
      await forgeClick(running, jonas, { actionId: 'item.collect', value, channel: foresight });
      await running.told(jonas, 'I do not know this item any more');

      expect([running.seen(mira).modals, running.seen(jonas).modals]).toEqual([[], []]);
    });
  });
});
