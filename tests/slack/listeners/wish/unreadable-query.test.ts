import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigests } from '../../../../src/digests/create-digests.ts';
import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import type { DigestWish } from '../../../../src/digests/made/wish.ts';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { TeamId, UserId } from '../../../../src/model/slack-ids.ts';
import { createNotices } from '../../../../src/notices/create-notices.ts';
import { createSendNotices } from '../../../../src/notices/send-notices.ts';
import { WISH } from '../../../../src/slack/blocks/action-ids.ts';
import { createMessenger } from '../../../../src/slack/posting/create-messenger.ts';
import { anAlert, aWish, make } from '../../../digests/made/make.ts';
import { mira } from '../../../support/running-app.ts';
import type { RunningAppOptions } from '../../../support/running-app-options.ts';
import { shown } from '../../../support/shown.ts';
import { startWishes, typed, type WishStage } from './wish-stage.ts';

type Parts = Parameters<NonNullable<RunningAppOptions['digests']>>[0];

/** The room of a process that tells people, as each start makes it. */
function aTellingRoom({ store, clock }: Parts): DigestsAtWork {
  return createDigests({
    definitions: () => ({ definitions: [], problems: [] }),
    store,
    poster: null,
    clock,
    events: silentEvents,
    notices: createNotices({ store, clock, newId: randomUUID, operators: async () => [] }),
    owner: 'test',
  });
}

describe.each<readonly [string, string, DigestWish]>([
  ['an alert', 'Your alert Rules', anAlert({ title: 'Rules', query: 'regulation' })],
  ['a digest', 'The digest Rules', aWish({ title: 'Rules', query: 'regulation' })],
])('%s whose query cannot be read any more', (_what, subject, wish) => {
  let stage: WishStage;
  let parts: Parts;

  beforeEach(async () => {
    stage = await startWishes({
      digests: (given) => {
        parts = given;
        return aTellingRoom(given);
      },
    });
    const { store, workspace } = stage.running;
    const actor = { team: TeamId.parse(workspace.identity.teamId), user: UserId.parse(mira) };
    const name = await make(aTellingRoom(parts), wish, { actor });
    const known = (await store.madeDigest(name)) ?? expect.unreachable();
    await store.changeMadeDigest({
      ...known,
      made: { ...known.made, version: 2 },
      definition: { ...known.definition, query: 'regulation rel:>=9' },
    });
  });

  afterEach(() => stage.running.stop());

  /** A process starts, looks, and tells. */
  const lookAfter = async () => {
    const { store, clock, apiUrl: slackApiUrl, botToken } = parts;
    await aTellingRoom(parts).tellOfDefinitions();
    const messenger = createMessenger({ events: silentEvents }, { botToken, slackApiUrl });
    await createSendNotices({ store, messenger, clock, events: silentEvents })();
  };
  const told = () =>
    stage.running
      .seen(mira)
      .messages.filter(
        ({ ephemeral, blocks }) => !ephemeral && shown(blocks).includes(' pauses: '),
      );
  const kept = async () => {
    const { store } = stage.running;
    return [...(await store.madeDigests('people')), ...(await store.madeDigests('channels'))];
  };

  it('is told to whoever made it in one direct message, whatever process looks', async () => {
    await aTellingRoom(parts).tellOfDefinitions();
    await lookAfter();
    await lookAfter();

    const [message, ...others] = told();
    expect(others).toEqual([]);
    expect(shown(message?.blocks ?? [])).toContain(
      `${subject} pauses: its query cannot be read any more. I can't read rel:>=9: relevancy runs 1–5.`,
    );
  });

  it('is put right from there, and goes on', async () => {
    await lookAfter();
    const [message = expect.unreachable()] = told();

    await stage.running.click(mira, message, 'Edit');
    const form = await stage.modal(mira, 'What for');
    await stage.submit(mira, form, { [WISH.query]: typed('regulation rel:>=4') });
    await stage.submit(mira, await stage.modal(mira, 'In the last 90 days'));
    await stage.modal(mira, 'is changed.');
    await lookAfter();

    const [known = expect.unreachable()] = await kept();
    const { team, owner: user } = known.made;
    const { name } = known.definition;
    const definition = await aTellingRoom(parts).made.definition({ team, user }, name);
    expect(definition).toMatchObject({ query: 'regulation rel:>=4', pause: null });
    expect(told()).toHaveLength(1);
  });

  it('is deleted from there', async () => {
    await lookAfter();
    const [message = expect.unreachable()] = told();

    await stage.running.click(mira, message, 'Delete');
    await stage.running.told(mira, 'is deleted.');

    expect(await kept()).toEqual([]);
  });
});
