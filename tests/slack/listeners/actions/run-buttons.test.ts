import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TeamId } from '../../../../src/model/slack-ids.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { aDistinctRow } from '../../../digests/digest-builders.ts';
import { aPage, pageId } from '../../../support/builders.ts';
import { foresight, jonas, mira, type RunningApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { runWeekly, startWithDigest } from './digest-stage.ts';

const team = TeamId.parse('T0000000001');

describe.each(['http', 'socket'] as const)(
  'what a digest offers of its items, over %s',
  (transport) => {
    let running: RunningApp;
    let parent: Message;

    beforeEach(async () => {
      const stage = await startWithDigest(transport);
      ({ running } = stage);
      const rows = [1, 2, 3, 4].map((n) => aDistinctRow(n, { relevancy: 4 }));
      await running.store.putPages([aPage({ id: pageId(3), rows }, running.clock.now())]);
      running.clock.advance(60_000);
      const [first] = await runWeekly(stage);
      if (first === undefined) {
        throw new Error('The digest was not posted.');
      }
      parent = first;
    });

    afterEach(() => running.stop());

    /** The curator accepts what Jonas flags of the archive. */
    const accept = async (query: string) => {
      await running.click(jonas, await running.type(jonas, query), 'Flag');
      await running.told(jonas, 'Flagged');
      await running.click(mira, await running.type(mira, '/signalpost review'), 'Accept');
      await running.told(mira, 'Accepted by ');
    };
    const reactTo = ({ ts }: Message) =>
      running.workspace.act(jonas, {
        kind: 'react',
        channel: foresight,
        ts,
        emoji: 'triangular_flag_on_post',
      });
    /** Ticks the first boxes of the form on top, and sends it in. */
    const sendTicked = async (words: string, count: number) => {
      const modal = await running.modal(jonas, words);
      const [first] = Array.from(
        JSON.stringify(modal.view.blocks).matchAll(/"options":(\[.*?\])\}/g),
      );
      const options: readonly unknown[] = JSON.parse(first?.[1] ?? '[]');
      await running.workspace.act(jonas, {
        kind: 'submit-view',
        viewId: modal.id,
        values: {
          'items:0': { items: { type: 'checkboxes', selected_options: options.slice(0, count) } },
        },
      });
    };

    it('asks which item is meant by a reaction on the list, and flags the one that is chosen', async () => {
      await reactTo(parent);

      const picker = await running.told(jonas, 'Which item of This week');
      expect(picker).toMatchObject({ ephemeral: true, threadTs: null });
      expect(shown(picker.blocks)).toContain(
        '1. Sand batteries · ●●●●● 5/5 [Flag]\n2. Night trains · ●●●●○ 4/5 [Flag]',
      );
      await running.workspace.idle();
      expect(await running.store.openReviews(team)).toEqual([]);

      await running.click(jonas, picker, 'Flag', 1);

      await running.told(jonas, 'Flagged: Night trains (1 person).');
      expect(await running.store.openReviews(team)).toMatchObject([
        { found: { item: { name: 'Night trains' } } },
      ]);
    });

    it('shows the whole list and its reasons months later, from what the run froze', async () => {
      running.clock.advance(200 * 24 * 60 * 60 * 1000);

      await running.click(jonas, parent, 'See all 6');
      const all = await running.told(jonas, '6 items of This week');
      await running.click(jonas, parent, 'Why these?');
      const why = await running.told(jonas, 'Why these?');

      expect(all).toMatchObject({ ephemeral: true });
      expect(shown(all.blocks)).toMatch(/●5 Sand batteries · .* \[Details\]\n●4 Night trains/);
      expect(shown(why.blocks)).toContain('1. Sand batteries: rated 5, new.');
    });

    it('says in the whole list, and where it asks which item is meant, what was decided', async () => {
      await accept('/signals "sand batteries"');

      await running.click(jonas, parent, 'See all 6');
      const all = await running.told(jonas, '6 items of This week');
      await reactTo(parent);
      const picker = await running.told(jonas, 'Which item of This week');

      const decided = new RegExp(`Sand batteries · .*\\n✓ accepted by <@${mira}>, `);
      expect(shown(all.blocks)).toMatch(decided);
      expect(shown(picker.blocks)).toMatch(decided);
      expect(shown(picker.blocks).match(/accepted by/g)).toHaveLength(1);
    });

    it('flags several items of a digest at once, from groups of ten boxes', async () => {
      await running.click(jonas, parent, 'Flag several…');

      await sendTicked('what should be reviewed?', 2);

      const told = await running.told(jonas, 'Flagged 2 items: Sand batteries · Night trains.');
      expect(told).toMatchObject({ ephemeral: true });
      expect(await running.store.openReviews(team)).toHaveLength(2);
    });

    it('collects several items of a digest at once', async () => {
      await running.click(jonas, parent, 'Collect…');

      await sendTicked('what goes into a collection?', 0);
      expect(JSON.stringify(running.seen(jonas).modals)).toContain('Tick at least one.');
      await sendTicked('what goes into a collection?', 2);

      await running.modal(jonas, '1.  Sand batteries\n2.  Night trains');
    });

    it('collects what a page of the whole list shows', async () => {
      await running.click(jonas, parent, 'See all 6');
      const all = await running.told(jonas, '6 items of This week');

      await running.click(jonas, all, 'Collect these 6…');

      await running.modal(jonas, '1.  Sand batteries\n2.  Night trains');
    });
  },
);
