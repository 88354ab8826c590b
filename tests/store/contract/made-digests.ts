import { expect, it } from 'vitest';
import { DigestDefinition, DigestName } from '../../../src/model/digest/digest-definition.ts';
import { MadeDigest } from '../../../src/model/digest/made-digest.ts';
import { Mute } from '../../../src/model/digest/mute.ts';
import { ChannelId, TeamId, UserId } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';

const team = TeamId.parse('T0TEAM');
const mira = UserId.parse('U0MIRA');
const noor = UserId.parse('U0NOOR');
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9));

function aMade(name: string, channel: string, fields: Partial<MadeDigest> = {}): MadeDigest {
  return MadeDigest.parse({
    definition: DigestDefinition.parse({
      name,
      title: 'Rules',
      schedule: { every: 'index', timezone: 'Europe/Paris' },
      channel,
      kinds: ['signal'],
      minimumRelevancy: 4,
      query: 'regulation',
      limit: 10,
      grouping: 'page',
      empty: 'skip',
      replies: false,
    }),
    made: {
      team,
      owner: mira,
      version: 1,
      isPrivate: false,
      startsAt: day(1),
      slotsFrom: day(2),
      firstAnswer: { channel: ChannelId.parse('C0FORESIGHT'), threadTs: '1.2' },
    },
    state: 'active',
    because: null,
    createdAt: day(1),
    changedBy: mira,
    changedAt: day(1),
    ...fields,
  });
}

const after = (made: MadeDigest, fields: Partial<MadeDigest> = {}): MadeDigest => ({
  ...made,
  ...fields,
  made: { ...made.made, version: made.made.version + 1 },
});

/** Digests made in Slack, mutes and preferences. */
export function madeDigestContract(current: () => Store): void {
  it('keeps a digest that was made in Slack as it was given', async () => {
    const made = aMade('rules', 'U0MIRA');

    expect(await current().addMadeDigest(made)).toBe(true);

    expect(await current().madeDigest(made.definition.name)).toEqual(made);
  });

  it('gives a name once', async () => {
    await current().addMadeDigest(aMade('rules', 'U0MIRA'));

    const again = await current().addMadeDigest(
      aMade('rules', 'U0NOOR', { changedBy: noor, state: 'paused' }),
    );

    expect(again).toBe(false);
    expect(await current().madeDigest(DigestName.parse('rules'))).toMatchObject({
      state: 'active',
    });
  });

  it('takes a change from one of two who saw the same version', async () => {
    const made = aMade('rules', 'C0FORESIGHT');
    await current().addMadeDigest(made);

    const first = await current().changeMadeDigest(after(made, { changedBy: noor }));
    const second = await current().changeMadeDigest(after(made, { state: 'deleted' }));

    expect([first, second]).toEqual([true, false]);
    expect(await current().madeDigest(made.definition.name)).toMatchObject({
      state: 'active',
      changedBy: noor,
      made: { version: 2 },
    });
  });

  it("lists channels' digests and people's alerts apart, deleted ones in neither", async () => {
    const gone = aMade('gone', 'C0FORESIGHT');
    await current().addMadeDigest(gone);
    await current().changeMadeDigest(after(gone, { state: 'deleted' }));
    await current().addMadeDigest(aMade('rules', 'C0FORESIGHT'));
    await current().addMadeDigest(aMade('mine', 'U0MIRA'));
    const name = ({ definition }: MadeDigest) => definition.name;

    expect((await current().madeDigests('channels')).map(name)).toEqual(['rules']);
    expect((await current().madeDigests('people')).map(name)).toEqual(['mine']);
    expect((await current().alertsOf({ team, user: mira })).map(name)).toEqual(['mine']);
    expect(await current().alertsOf({ team, user: noor })).toEqual([]);
    expect(await current().madeDigest(gone.definition.name)).toMatchObject({ state: 'deleted' });
  });

  it('remembers up to when an instant digest had nothing to tell', async () => {
    const { name } = aMade('rules', 'U0MIRA').definition;
    await current().addMadeDigest(aMade('rules', 'U0MIRA'));
    expect(await current().seenUntil(name)).toBeNull();

    await current().noteSeen([name], day(5));

    expect(await current().seenUntil(name)).toEqual(day(5));
  });

  it('keeps that the digest of a file rests for its channel, once, until it goes on', async () => {
    const name = DigestName.parse('weekly');
    const pauseAt = (at: Date, channel = '#foresight') =>
      current().pauseFile({ name, channel, pause: { because: 'channel-archived', at } });
    expect(await current().fileResumedAt(name)).toBeNull();

    const first = await pauseAt(day(2));
    const again = await pauseAt(day(3));

    expect([first.at, again.at]).toEqual([day(2), day(2)]);
    expect(await current().filePauses()).toEqual([{ name, channel: '#foresight', pause: first }]);
    expect(await current().resumeFile(name, day(4))).toBe(true);
    expect(await current().resumeFile(name, day(5))).toBe(false);
    expect(await current().fileResumedAt(name)).toEqual(day(4));
    expect(await current().filePauses()).toEqual([]);
    expect(await pauseAt(day(6))).toMatchObject({ at: day(6) });
    expect(await pauseAt(day(7), '#elsewhere')).toMatchObject({ at: day(7) });
  });

  it('counts complete indexes', async () => {
    const before = await current().indexState();
    await current().completeIndex(day(3));
    await current().completeIndex(day(4));

    expect(await current().indexState()).toMatchObject({
      number: before.number + 2,
      endedAt: day(4),
    });
  });

  it('holds a mute until its end, and replaces one of the same thing', async () => {
    const mute = (fields: Partial<Mute>): Mute =>
      Mute.parse({
        team,
        holder: mira,
        what: { kind: 'theme', theme: 'Urban Mobility' },
        until: day(10),
        by: mira,
        at: day(1),
        ...fields,
      });
    await current().putMute(mute({}));
    await current().putMute(
      mute({ what: { kind: 'theme', theme: 'urban mobility' }, until: null }),
    );
    await current().putMute(mute({ what: { kind: 'item-kind', itemKind: 'issue' } }));
    await current().putMute(mute({ holder: noor }));

    expect(await current().mutesOf(team, mira, day(9))).toHaveLength(2);
    expect(await current().mutesOf(team, mira, day(11))).toEqual([
      mute({ what: { kind: 'theme', theme: 'urban mobility' }, until: null }),
    ]);
    expect(await current().mutesOfChannel('C0OTHER', day(1))).toEqual([]);
    const removed = { team, holder: mira, what: mute({}).what };
    expect(await current().removeMute(removed)).toBe(true);
    expect(await current().removeMute(removed)).toBe(false);
  });

  it("keeps each person's preferences", async () => {
    const person = { team, user: mira };
    expect(await current().preferencesOf(person)).toBeNull();
    const wanted = {
      quiet: { from: '20:00', to: '07:00' },
      quietWeekend: true,
      timezone: 'Europe/Paris',
    };

    await current().putPreferences(person, { ...wanted, quiet: null });
    await current().putPreferences(person, wanted);

    expect(await current().preferencesOf(person)).toEqual(wanted);
    expect(await current().preferencesOf({ team, user: noor })).toBeNull();
  });
}
