import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CollectionId } from '../../../../src/model/collection.ts';
import { TeamId, UserId } from '../../../../src/model/slack-ids.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import {
  foresight,
  gus,
  jonas,
  mira,
  type RunningApp,
  sharedChannel,
  startApp,
} from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { again, choose, submitForm, typed, wrongIn } from './collect-stage.ts';

describe.each(['http', 'socket'] as const)('collections over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport, curators: [mira] });
  });

  afterEach(() => running.stop());

  const submit = (as: string, fields: Readonly<Record<string, object>>) =>
    submitForm(running, as, fields);
  /** Collects the n-th item of a search, from 0. */
  const collect = async (as: string, n: number, fields: Readonly<Record<string, object>>) => {
    const answer = await running.type(as, '/signals regulation sort:relevancy');
    await running.click(as, answer, 'Collect…', n);
    await running.modal(as, `Drone regulation ${n + 1}`);
    await submit(as, fields);
    return running.modal(as, 'Collected: ');
  };
  const filled = async (size: number): Promise<Message> => {
    for (let n = 0; n < size; n += 1) {
      await collect(
        mira,
        n,
        n === 0 ? { name: typed('Workshop March') } : { collection: choose(1) },
      );
    }
    return running.type(mira, '/signalpost collect workshop march');
  };
  it('collects from a search into a new collection, and opens it', async () => {
    await collect(mira, 0, { name: typed('Workshop March'), note: typed('opens *the* day') });

    const done = await running.modal(mira, 'Drone regulation 1 is 1 of 1 in Workshop March.');
    await running.press(mira, 'Open');
    const open = await running.modal(mira, 'added by');

    expect(done.id).toBe(open.id);
    const text = shown(open.view.blocks as Message['blocks']);
    expect(text).toMatch(/1\.\s+Drone regulation 1\(https:\/\/example\.org\/air\)\s+●●●●●\s5\/5/);
    expect(text).toContain(`“opens *the* day” <@${mira}>`);
    expect(text).toContain(`added by <@${mira}>`);
    expect(text).toContain('[Rename…] [Close] [All collections]');
  });

  it('takes back what was just collected, and puts it back', async () => {
    await collect(mira, 0, { name: typed('Workshop March') });

    await running.press(mira, 'Undo');
    await running.modal(mira, 'Nothing in it yet.');
    await running.press(mira, 'Put back');

    await running.modal(mira, 'Drone regulation 1 is back: 1 of 1.');
  });

  it('says when somebody collected the item before', async () => {
    await collect(jonas, 0, { name: typed('Workshop March') });
    const answer = await running.type(mira, '/signals regulation');
    await running.click(mira, answer, 'Collect…');
    await running.modal(mira, 'already in: Workshop March');

    await submit(mira, { collection: choose(1), note: typed('mine') });

    await running.modal(mira, 'It is there already: Drone regulation 1 is 1 of 1');
  });

  it('asks for a collection where none was chosen and no name was typed', async () => {
    const answer = await running.type(mira, '/signals regulation');
    await running.click(mira, answer, 'Collect…');
    await running.modal(mira, 'Drone regulation 1');

    await submit(mira, { name: typed(' ') });

    expect(wrongIn(running, mira)).toContain('Choose a collection, or give a new one a name.');
  });

  it('moves, takes out and puts back in place', async () => {
    const list = await filled(3);

    await running.click(mira, list, 'Move to the top');
    const moved = await again(running, mira, list, 'Drone regulation 3 is now 1 of 3.');
    await running.click(mira, moved, 'Move down', 1);
    const down = await again(running, mira, list, 'Drone regulation 1 is now 3 of 3.');
    await running.click(mira, down, 'Take out', 1);
    const without = await again(running, mira, list, 'Taken out: Drone regulation 2.');
    expect(shown(without.blocks)).not.toContain('.  Drone regulation 2');
    await running.click(mira, without, 'Put back');
    const back = await again(running, mira, list, 'Drone regulation 2 is back: 2 of 3.');

    expect(shown(back.blocks).match(/^\d\. {2}Drone regulation \d/gm)).toEqual([
      '1.  Drone regulation 3',
      '2.  Drone regulation 2',
      '3.  Drone regulation 1',
    ]);
  });

  it('keeps both of two notes that were written at once', async () => {
    const list = await filled(1);
    const other = await running.type(jonas, '/signalpost collect Workshop March');
    await running.click(mira, list, 'Add a note…');
    await running.modal(mira, 'Drone regulation 1');
    await running.click(jonas, other, 'Add a note…');
    await running.modal(jonas, 'Drone regulation 1');
    await submit(jonas, { note: typed('from Jonas') });
    await again(running, jonas, other, 'from Jonas');

    await submit(mira, { note: typed('from Mira') });
    const both = await running.modal(mira, `Meanwhile <@${jonas}> wrote: “from Jonas”.`);
    expect(JSON.stringify(both.view)).toContain('"initial_value":"from Mira"');
    await submit(mira, { note: typed('from Jonas and Mira') });

    await again(running, mira, list, 'from Jonas and Mira');
  });

  it('closes and reopens; a closed one takes nothing', async () => {
    const list = await filled(1);
    const stale = await running.type(jonas, '/signalpost collect Workshop March');

    await running.click(mira, list, 'Close');
    const closed = await again(running, mira, list, `*closed* by <@${mira}>`);
    expect(shown(closed.blocks)).not.toContain('[Close]');
    await running.click(jonas, stale, 'Take out');
    await again(running, jonas, stale, `Workshop March was closed by <@${mira}>. Reopen it first.`);
    await running.click(mira, closed, 'Reopen');

    const open = await again(running, mira, list, '[Rename…] [Close] [All collections]');
    expect(shown(open.blocks)).toContain('1.  Drone regulation 1');
  });

  it('renames in place, but not to a name that another has', async () => {
    const list = await filled(1);
    await running.type(mira, '/signalpost collect Seminar');
    await running.click(mira, list, 'Rename…');
    await running.workspace.until(mira, ({ modals }) =>
      modals.find(({ view }) => JSON.stringify(view).includes('"initial_value":"Workshop March"')),
    );

    await submit(mira, { name: typed('seminar') });
    const taken = wrongIn(running, mira);
    await submit(mira, { name: typed('Summer <!channel> school') });

    expect(taken).toContain('There is a collection Seminar already.');
    const renamed = await again(running, mira, list, 'Summer <!channel> school');
    expect(renamed.text).toContain('&lt;!channel&gt;');
  });

  it('lists what there is, says what a collection is where there is none, and makes one', async () => {
    const empty = await running.type(mira, '/signalpost collect');
    expect(shown(empty.blocks)).toContain('No collections yet');
    expect(shown(empty.blocks)).toContain('/signalpost collect Workshop March');

    await running.click(mira, empty, 'New collection…');
    await submit(mira, { name: typed('Workshop March') });
    const made = await again(running, mira, empty, 'Created: Workshop March.');
    expect(shown(made.blocks)).not.toContain('Hand out');
    await running.click(mira, made, 'All collections');

    const listed = await again(running, mira, empty, '1 open collection');
    expect(shown(listed.blocks)).toContain('[Open]');
  });

  it('asks about a slip of the pen before it makes another collection', async () => {
    await running.type(mira, '/signalpost collect Workshop March');

    const asked = await running.type(mira, '/signalpost collect Workshp March');
    expect(shown(asked.blocks)).toContain('Did you mean Workshop March?');
    await running.click(mira, asked, 'Create “Workshp March”');

    await again(running, mira, asked, 'Created: Workshp March.');
  });

  it('turns the pages of a long collection, and shows the page of what was moved', async () => {
    await running.type(mira, '/signalpost collect Long');
    await addToFirst(running, 12);
    const list = await running.type(mira, '/signalpost collect Long');
    expect(shown(list.blocks)).toContain('showing 1–10 of 12');

    await running.click(mira, list, 'Next 2');
    const second = await again(running, mira, list, 'showing 11–12 of 12');
    await running.click(mira, second, 'Move up');

    const first = await again(running, mira, list, 'is now 10 of 12.');
    expect(shown(first.blocks)).toContain('showing 1–10 of 12');
  });

  it('collects from a shared message and from Details', async () => {
    const shared = await running.share();
    await running.click(jonas, shared, 'Collect…');
    await running.modal(jonas, 'Drone regulation 1');
    await submit(jonas, { name: typed('From a message') });
    await running.modal(jonas, 'is 1 of 1 in From a message.');

    await running.click(mira, shared, 'Details');
    await running.modal(mira, 'Cities write regulation');
    await running.press(mira, 'Collect…');
    await running.modal(mira, 'already in: From a message');
    await submit(mira, { name: typed('From Details') });

    await running.modal(mira, 'is 1 of 1 in From Details.');
  });

  it('leaves collections to full members, whatever a button says', async () => {
    const list = await filled(1);
    const listed = await running.type(gus, '/signalpost collect Workshop March', sharedChannel);
    expect(shown(listed.blocks)).toContain('to keep alerts and collections takes a full member');

    const answer = await running.type(gus, '/signals regulation', sharedChannel);
    await running.click(gus, answer, 'Collect…');
    await running.told(gus, 'takes a full member');
    const { teamId } = running.workspace.identity;
    await running.workspace.send({
      type: 'interactive',
      name: 'block_actions',
      payload: {
        type: 'block_actions',
        team: { id: teamId },
        user: { id: gus, team_id: teamId },
        channel: { id: foresight },
        trigger_id: 'forged',
        response_url: '',
        container: { type: 'message', message_ts: list.ts, is_ephemeral: true },
        actions: [{ action_id: 'collection.close', value: '{"collection":1}', type: 'button' }],
      },
    });
    await running.workspace.idle();

    const still = await running.type(mira, '/signalpost collect Workshop March');
    expect(shown(still.blocks)).not.toContain('*closed*');
  });

  it('keeps collections across a restart, and answers buttons of before', async () => {
    const list = await filled(2);
    await running.restart();

    await running.click(mira, list, 'Move down');

    await again(running, mira, list, 'Drone regulation 1 is now 2 of 2.');
  });
});

/** Puts items of a page of their own into the only collection. */
async function addToFirst({ store, clock, workspace }: RunningApp, size: number): Promise<void> {
  const actor = { team: TeamId.parse(workspace.identity.teamId), user: UserId.parse(mira) };
  const page = aPage({ id: pageId(2), rows: Array.from({ length: size }, () => aRow()) });
  await store.putPages([page]);
  for (const { id: itemId } of page.items) {
    const collection = CollectionId.parse(1);
    await store.addEntry({ actor, collection, itemId, at: clock.now(), note: null });
  }
}
