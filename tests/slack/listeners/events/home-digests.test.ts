import type { KnownBlock } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { foresight, gus, hush, jonas, mira } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { inChannel, startWishes, type WishStage } from '../wish/wish-stage.ts';

/** A file's digest goes to #foresight on Mondays; Gus, a guest, is not there. */
describe('the digests that somebody gets, on their Home tab', () => {
  let stage: WishStage;

  afterEach(() => stage.running.stop());

  const blocksOf = (as: string) =>
    (stage.running.seen(as).home?.view.blocks ?? []) as readonly KnownBlock[];
  const homeWith = (as: string, words: string) =>
    stage.running.workspace.until(as, () => {
      const text = shown(blocksOf(as));
      return text.includes(words) ? text : undefined;
    });
  const open = async (as: string, words: string) => {
    await stage.running.workspace.act(as, { kind: 'open-home' });
    return homeWith(as, words);
  };
  const press = async (as: string, label: string) => {
    const tab = stage.running.seen(as).home;
    const found = blocksOf(as)
      .flatMap((block) => (block.type === 'actions' ? [block] : []))
      .flatMap(({ elements, block_id }) => elements.map((element) => ({ element, block_id })))
      .find(({ element }) => element.type === 'button' && element.text.text === label);
    if (found?.element.type !== 'button') {
      throw new Error(`There is no ${label}`);
    }
    await stage.running.workspace.act(as, {
      kind: 'action',
      container: { kind: 'view', viewId: tab?.id ?? '' },
      blockId: found.block_id ?? '',
      actionId: found.element.action_id ?? '',
      action: { type: 'button', value: found.element.value },
      values: {},
    });
  };
  const make = async (as: string, channel: string, title: string) => {
    const form = { 'wish.channel': inChannel(channel) };
    const preview = await stage.preview(as, `/signalpost digest new ${title}`, form);
    await stage.submit(as, preview);
    await stage.modal(as, 'is saved.');
  };

  it('are those of their channels, private ones included', async () => {
    stage = await startWishes({ curators: [mira] });
    await make(mira, hush, 'quiet');

    const mine = await open(mira, 'Digests you get');
    const theirs = await open(jonas, 'Digests you get');
    const guests = await open(gus, 'Digests you get');

    expect(mine).toContain('Weekly signals to #foresight');
    expect(mine).toContain('New on “quiet” to ');
    expect(theirs).toContain('Weekly signals to #foresight');
    expect(theirs).not.toContain('quiet');
    expect(guests).toContain('No digest comes to a channel that you are in.');
  });

  it('are all that there are where Slack does not say who is in which channel', async () => {
    stage = await startWishes({ withoutScopes: ['channels:read'] });

    expect(await open(gus, 'Weekly signals')).toContain('Digests\nWeekly signals to #foresight');
  });

  it('pause and go on from there, for who may', async () => {
    stage = await startWishes({ curators: [mira], digestMakers: 'curators' });
    await make(mira, foresight, 'water');
    expect(await open(jonas, 'water')).not.toContain('[Pause]');
    await open(mira, '[Pause]');

    await press(mira, 'Pause');
    const paused = await homeWith(mira, '[Resume]');
    expect(paused).toContain('Paused since');
    await press(mira, 'Resume');

    expect(await homeWith(mira, '[Pause]')).not.toContain('Paused since');
    expect(
      stage.running.seen(mira).modals.filter(({ view }) => JSON.stringify(view).includes('paused')),
    ).toEqual([]);
  });

  it('keep their rows’ names when one pauses, moves and has other buttons, so that a press meets its own', async () => {
    stage = await startWishes({});
    await make(mira, foresight, 'water');
    await make(mira, hush, 'energy');
    await open(mira, 'energy');
    const named = () =>
      blocksOf(mira)
        .flatMap((block) => (block.type === 'actions' ? [block] : []))
        .flatMap(({ block_id: name, elements: [first] }) =>
          first?.type === 'button' && first.value?.includes('"digest"')
            ? [`${name}: ${first.value}`]
            : [],
        )
        .toSorted();
    const before = named();
    expect(before).toHaveLength(2);

    await press(mira, 'Pause');
    await homeWith(mira, '[Resume]');

    expect(named()).toEqual(before);
  });

  it('show what somebody else did to them', async () => {
    stage = await startWishes({});
    await make(mira, foresight, 'water');
    await open(jonas, 'water');

    await stage.running.type(mira, `/signalpost digest pause ${await nameOf()}`);
    await stage.running.workspace.idle();
    stage.running.clock.advance(5_000);

    await homeWith(jonas, 'Paused since');
  });

  it('say why somebody may not who could a moment before', async () => {
    stage = await startWishes({});
    await make(mira, foresight, 'water');
    await open(jonas, '[Pause]');
    stage.running.workspace.changePerson(jonas, { account: 'guest' });
    stage.running.clock.advance(11 * 60_000);

    await press(jonas, 'Pause');

    await stage.running.modal(jonas, 'Guests can search and flag');
  });

  const nameOf = async () =>
    (await stage.running.store.madeDigests('channels'))[0]?.definition.name;
});
