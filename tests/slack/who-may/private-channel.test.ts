import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { ChannelId, UserId } from '../../../src/model/slack-ids.ts';
import { ACTIONS, NEW_OWNER, PREFERENCES, VIEWS } from '../../../src/slack/blocks/action-ids.ts';
import { WishFields, wishOf } from '../../../src/slack/blocks/wish/wish-fields.ts';
import { foresight, hush, jonas, mira } from '../../support/running-app.ts';
import { nameOf, rows } from './all-rows.ts';
import { chosen } from './row.ts';
import { type House, type Stage, startHouse } from './stage.ts';
import { faultIn, happens, happensIf, isAnswered } from './what-happened.ts';

const TITLE = 'Merger watch';
/** What is written down by looking. */
const LOOKING = ['result_list', 'home_visit', 'person_name', 'review_state'];

/** Jonas may do everything, and is not in #hush; Mira, whose digest it is, is. */
describe('what a private channel gets, for who is not in it', () => {
  let house: House;
  let stage: Stage;
  let name: DigestName;

  beforeAll(async () => {
    house = await startHouse({});
    stage = house.as('member');
  });
  afterAll(() => house.stop());

  beforeEach(async () => {
    const { made } = stage.wishes.digests;
    name = made.nameFor('merger');
    const fields = { title: TITLE, query: 'merger', timezone: 'UTC', channel: hush };
    const wish = wishOf(
      WishFields.parse({ ...fields, context: { name, version: null } }),
      UserId.parse(mira),
    );
    await made.save({ actor: ofMira(), name, wish, isPrivate: true, version: null });
  });

  afterEach(async () => {
    await stage.wishes.digests.made.change(ofMira(), name, { kind: 'delete' });
    await closeWindows();
  });

  const ofMira = () => ({ ...stage.actor, user: UserId.parse(mira) });
  const closeWindows = async () => {
    for (const as of [mira, jonas]) {
      for (const { id: viewId } of stage.running.seen(as).modals) {
        await stage.running.workspace.act(as, { kind: 'close-view', viewId, clear: true });
      }
    }
  };
  const kept = async () => stage.running.store.madeDigest(name);

  it('is not there, whatever a button or a form names', async () => {
    const before = await kept();

    const wrong: Record<string, string> = {};
    let tried = 0;
    for (const row of rows.filter(({ id }) => /^(action|view|command)/.test(id))) {
      let isAsked = false;
      const made = async () => {
        isAsked = true;
        return name;
      };
      const happened = await happensIf(() => isAsked, { ...stage, made }, row);
      if (happened !== undefined) {
        tried += 1;
        const changed = happened.changed.filter((table) => !LOOKING.includes(table));
        const fault =
          faultIn(happened, stage) ??
          (happened.said.includes(TITLE) ? 'named it' : undefined) ??
          (changed.includes('made_digest') ? 'changed it' : undefined) ??
          (isAnswered(happened) ? undefined : 'said nothing');
        Object.assign(wrong, fault === undefined ? {} : { [nameOf(row)]: fault });
      }
    }

    expect(wrong).toEqual({});
    expect(tried).toBeGreaterThan(12);
    expect(await kept()).toEqual(before);
  });

  it.each([
    ['as a new one of its name', null, foresight],
    ['as a new one of its name, in its channel', null, hush],
    ['as a change of it, to another channel', 1, foresight],
    ['as a change of it, by who has seen another version', 7, foresight],
    ['as a change of it, where it is', 1, hush],
    ['as a change of it, to direct messages', 1, null],
  ] as const)('is not saved over by a forged form: %s', async (_, version, channel) => {
    const before = await kept();
    const remembered = {
      context: { name, version, place: 'channel' },
      query: 'water',
      title: 'Taken',
      timezone: 'UTC',
      cadence: 'monday',
      channel,
    };

    const row = {
      id: `view ${VIEWS.wishPreview}`,
      act: 'make-digest',
      does: 'answer',
      ready: async () => {
        const form = await stage.window(VIEWS.wishPreview, JSON.stringify(remembered));
        return () => form.submit();
      },
    } as const;
    const happened = await happens(stage, row);

    expect(faultIn(happened, stage)).toBeUndefined();
    expect(happened.said).not.toContain(TITLE);
    expect(await kept()).toEqual(before);
  });

  it('is given to nobody who is not in it', async () => {
    const asMira = await startForm(mira, name, jonas);

    expect(asMira).toContain('they are not in its channel');
    expect(await kept()).toMatchObject({ made: { owner: mira, version: 1 } });
  });

  it('keeps what it mutes from being listed, added to or taken back by a forged window', async () => {
    const what = { kind: 'theme', theme: 'secret lanes' } as const;
    const { wants } = stage.wishes.digests;
    const channel = ChannelId.parse(hush);
    await wants.mute(ofMira(), channel, what, null);
    const remembered = JSON.stringify({ run: null, channel });
    const unmute = { type: 'button' };

    const form = await stage.window(VIEWS.preferences, remembered, {
      [PREFERENCES.theme]: chosen('mobility'),
      [PREFERENCES.holder]: chosen('channel'),
    });
    await form.submit();
    const window = await stage.window('forged', remembered, { [ACTIONS.unmute]: unmute });
    await window.press(ACTIONS.unmute, JSON.stringify({ holder: channel, what }), unmute);
    await stage.running.workspace.idle();
    await closeWindows();

    expect(await wants.mutes(stage.actor.team, channel)).toMatchObject([{ what }]);
    const own = await stage.window('forged', remembered, { [ACTIONS.unmute]: unmute });
    await own.press(ACTIONS.unmute, JSON.stringify({ holder: jonas, what }), unmute);
    const shown = await stage.running.modal(jonas, 'Nothing is muted.');
    expect(JSON.stringify(shown)).not.toContain('secret lanes');
  });

  /** What the form of a transfer says of who is chosen. */
  async function startForm(as: string, digest: string, to: string): Promise<string> {
    const { running } = stage;
    const list = await running.type(as, '/signalpost digest list');
    await running.click(as, list, 'Transfer…');
    const form = await running.workspace.until(as, ({ modals }) => modals.at(-1));
    expect(JSON.stringify(form.view)).toContain(digest);
    await running.workspace.act(as, {
      kind: 'submit-view',
      viewId: form.id,
      values: {
        [NEW_OWNER.block]: { [NEW_OWNER.action]: { type: 'users_select', selected_user: to } },
      },
    });
    return running.workspace.until(as, ({ modals }) => modals.at(-1)?.errors?.[NEW_OWNER.block]);
  }
});
