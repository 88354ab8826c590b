import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { definitionOf } from '../../../../src/model/digest/made-digest.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { PATIENTLY } from '../../../support/patiently.ts';
import { foresight, jonas, mira } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { startWishes, type WishStage } from './wish-stage.ts';

const TELL_ME = 'Tell me when something new comes';

describe(TELL_ME, () => {
  let stage: WishStage;

  beforeEach(async () => {
    stage = await startWishes();
  });

  afterEach(() => stage.running.stop());

  const alerts = () => stage.running.store.madeDigests('people');

  /** Asks in a thread, and the private answer that stands there. */
  const askInThread = async (words: string): Promise<Message> => {
    const said = await stage.running.say(mira, 'What do we know?');
    await stage.running.say(jonas, `<@${stage.running.workspace.identity.botUserId}> ${words}`, {
      threadTs: said.ts,
    });
    return stage.running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ ephemeral, threadTs }) => ephemeral && threadTs === said.ts),
    );
  };

  /** Something comes for the alert, and is planned. */
  const planZeppelins = async () => {
    const { store, clock } = stage.running;
    clock.advance(1000);
    const rows = [aRow({ name: 'Zeppelins', description: 'Zeppelins carry freight.' })];
    await store.putPages([aPage({ id: pageId(99), rows }, clock.now())]);
    clock.advance(1000);
    await store.completeIndex(clock.now());
    clock.advance(6 * 60_000);
    await stage.digests.tick();
  };

  /** The alert as it was kept while its time zone existed. */
  const loseZone = async () => {
    const [known = expect.unreachable()] = await alerts();
    const schedule = { every: 'index', timezone: 'Mars/Base' } as const;
    await stage.running.store.changeMadeDigest({
      ...known,
      made: { ...known.made, version: 2 },
      definition: { ...known.definition, schedule },
    });
  };

  it('keeps an alert with one click where nothing was found', async () => {
    const nothing = await stage.running.type(jonas, '/signals zeppelins');

    await stage.running.click(jonas, nothing, TELL_ME);
    const kept = await stage.running.told(jonas, "I'll tell you when something new comes for");

    expect(shown(kept.blocks)).toContain('zeppelins, in your direct messages.');
    expect(await alerts()).toMatchObject([
      {
        definition: { query: 'zeppelins', kinds: ['signal'], schedule: { every: 'index' } },
        made: { owner: jonas, firstAnswer: null },
      },
    ]);
  });

  it('answers the first time in the thread where it was asked for, and says that others see it', async () => {
    const nothing = await askInThread('zeppelins');

    await stage.running.click(jonas, nothing, TELL_ME);
    const kept = await stage.running.told(jonas, 'the first time here in this thread');

    expect(shown(kept.blocks)).toContain('[Only in direct messages]');
    expect(await alerts()).toMatchObject([
      { made: { firstAnswer: { channel: foresight, threadTs: nothing.threadTs } } },
    ]);

    await stage.running.click(jonas, kept, 'Only in direct messages');
    await stage.running.told(jonas, 'comes in your direct messages alone');
    expect(await alerts()).toMatchObject([{ made: { firstAnswer: null } }]);
  });

  it('answers in the thread where it was asked for last, and says so where it was kept before', async () => {
    const first = await askInThread('zeppelins');
    await stage.running.click(jonas, first, TELL_ME);
    await stage.running.told(jonas, "I'll tell you when something new comes for");
    const said = await stage.running.say(mira, 'And now?');
    const { botUserId } = stage.running.workspace.identity;
    await stage.running.say(jonas, `<@${botUserId}> zeppelins`, { threadTs: said.ts });
    const second = await stage.running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ ephemeral, threadTs }) => ephemeral && threadTs === said.ts),
    );

    await stage.running.click(jonas, second, TELL_ME);
    const kept = await stage.running.told(jonas, 'That is saved already');

    expect(shown(kept.blocks)).toContain('the first time here in this thread');
    expect(await alerts()).toMatchObject([{ made: { firstAnswer: { threadTs: said.ts } } }]);
  });

  it('says that the next comes by direct message where this thread has had its answer', async () => {
    const nothing = await askInThread('zeppelins');
    await stage.running.click(jonas, nothing, TELL_ME);
    await stage.running.told(jonas, 'the first time here in this thread');
    await planZeppelins();

    await stage.running.click(jonas, nothing, TELL_ME);
    const kept = await stage.running.told(jonas, 'That is saved already');

    expect(shown(kept.blocks)).toContain('zeppelins, in your direct messages.');
    expect(shown(kept.blocks)).not.toContain('[Only in direct messages]');
  });

  it('says why one that was kept before cannot go on, and how it can', async () => {
    const nothing = await stage.running.type(jonas, '/signals zeppelins');
    await stage.running.click(jonas, nothing, TELL_ME);
    await stage.running.told(jonas, "I'll tell you when something new comes for");
    await loseZone();

    await stage.running.click(jonas, nothing, TELL_ME);
    const stuck = await stage.running.told(jonas, 'its time zone does not exist any more');

    expect(shown(stuck.blocks)).not.toContain('That is saved already');
    await stage.running.click(jonas, stuck, 'Edit');
    await stage.submit(jonas, await stage.modal(jonas, 'How often'));
    await stage.submit(jonas, await stage.modal(jonas, 'In the last 90 days'));
    await stage.modal(jonas, 'is changed.');
    expect((await alerts()).map((alert) => definitionOf(alert).pause)).toEqual([null]);
  });

  it('goes on with one that was paused before it was deleted', async () => {
    const nothing = await stage.running.type(jonas, '/signals zeppelins');
    await stage.running.click(jonas, nothing, TELL_ME);
    const kept = await stage.running.told(jonas, "I'll tell you when something new comes for");
    const list = await stage.running.type(jonas, '/signalpost alerts');
    await stage.running.click(jonas, list, 'Pause');
    await stage.running.told(jonas, 'nothing comes until you resume it');
    await stage.running.click(jonas, kept, 'Undo');
    await stage.running.told(jonas, 'is deleted.');

    await stage.running.click(jonas, nothing, TELL_ME);

    await vi.waitFor(
      async () => expect(await alerts()).toMatchObject([{ state: 'active' }]),
      PATIENTLY,
    );
  });

  it('is offered under a shared item, and opens its thread', async () => {
    const shared = await stage.running.share();

    await stage.running.click(jonas, shared, TELL_ME);
    await stage.running.told(jonas, 'the first time here in this thread');

    expect(await alerts()).toMatchObject([
      { definition: { query: 'regulation' }, made: { firstAnswer: { threadTs: shared.ts } } },
    ]);
  });

  it('keeps one alert when it is clicked twice, and brings it back after Undo', async () => {
    const nothing = await stage.running.type(jonas, '/signals zeppelins');
    await stage.running.click(jonas, nothing, TELL_ME);
    const kept = await stage.running.told(jonas, "I'll tell you when");
    await stage.running.click(jonas, nothing, TELL_ME);
    await stage.running.told(jonas, 'That is saved already');
    expect(await alerts()).toHaveLength(1);

    await stage.running.click(jonas, kept, 'Undo');
    await stage.running.told(jonas, 'is deleted.');
    expect(await alerts()).toEqual([]);

    await stage.running.click(jonas, nothing, TELL_ME);
    await vi.waitFor(async () => expect(await alerts()).toHaveLength(1), PATIENTLY);
  });

  it('opens the form from results, with what was asked in it', async () => {
    const results = await stage.running.type(jonas, '/signals regulation');

    await stage.running.click(jonas, results, 'Save as alert');
    const form = await stage.modal(jonas, 'What for');

    expect(JSON.stringify(form.view.blocks)).toContain('"initial_value":"regulation"');
    await stage.submit(jonas, form);
    await stage.submit(jonas, await stage.modal(jonas, 'In the last 90 days'));
    await stage.modal(jonas, 'is saved.');
    expect(await alerts()).toMatchObject([
      { definition: { query: 'regulation', kinds: ['signal'] } },
    ]);
  });
});
