import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ItemId } from '../../../src/model/item.ts';
import { type Actor, TeamId, UserId } from '../../../src/model/slack-ids.ts';
import { jonas, mira, ola } from '../../support/running-app.ts';
import { isDeep } from '../../support/runs.ts';
import { nameOf, rows } from './all-rows.ts';
import { type House, type Stage, startHouse } from './stage.ts';
import { createThings, numbersFrom, type Things } from './things.ts';
import { faultIn, happens, happensIf, isAnswered } from './what-happened.ts';

/** What is written down by looking, and what is worked out anew from what stands. */
const LOOKING = ['result_list', 'home_visit', 'person_name', 'review_state'];

/** Things that come from elsewhere, and whether a row has asked for one of them. */
interface Elsewhere {
  readonly things: Partial<Things>;
  readonly isAsked: () => boolean;
}

function noting(things: Partial<Things>): Elsewhere {
  let isAsked = false;
  const noted = Object.entries(things).map(([name, thing]) => [
    name,
    (...asked: readonly unknown[]) => {
      isAsked = true;
      return Reflect.apply(thing, undefined, asked);
    },
  ]);
  return { things: Object.fromEntries(noted), isAsked: () => isAsked };
}

/** Ids that nothing has. */
const ofNothing = (): Partial<Things> => {
  const item = ItemId.parse('f'.repeat(16));
  return {
    item: () => item,
    decided: async () => ({ item, at: 1 }),
    flagged: async () => ({ item, mark: { kind: 'button' } }),
    made: async () => 'nothing-has-this-name',
    collection: async () => ({ collection: 999_999, item }),
  };
};

/** Beyond what the people of a house make use of. */
const numbers = numbersFrom(1000);

function thingsOf(stage: Stage, actor: Actor): Things {
  return createThings(stage.wishes, actor, { maker: actor.user, numbers });
}

/** The alert of somebody else, and what they flag: their mark is not the person's to take back. */
function ofAnother(stage: Stage): Partial<Things> {
  const { made, flagged } = thingsOf(stage, { ...stage.actor, user: UserId.parse(jonas) });
  return { made: () => made('person'), flagged };
}

/** What another workspace keeps in the same database. */
function ofAnotherTeam(stage: Stage): Partial<Things> {
  const team = TeamId.parse('T0ANOTHER');
  const { made, flagged, decided, collection } = thingsOf(stage, { ...stage.actor, team });
  return { made, flagged, decided, collection };
}

describe('buttons and forms that come back with what they were never given', () => {
  let house: House;
  let stage: Stage;

  beforeAll(async () => {
    house = await startHouse({ curators: [mira], operators: [ola] });
    stage = house.as('curator');
  });
  afterAll(() => house.stop());

  it.each([
    ['ids of nothing', ofNothing],
    ['what is somebody else’s', ofAnother],
    ['what is another team’s', ofAnotherTeam],
  ] as const)('leave everything alone and say so: %s', async (_what, of) => {
    const wrong: Record<string, string> = {};
    let tried = 0;
    for (const row of rows.filter(
      ({ id, does }) => /^(action|view|command)/.test(id) && does !== 'nothing',
    )) {
      const { things, isAsked } = noting(of(stage));
      const happened = await happensIf(isAsked, { ...stage, ...things }, row);
      if (happened !== undefined) {
        tried += 1;
        const changed = happened.changed.filter((table) => !LOOKING.includes(table));
        const fault =
          faultIn(happened, stage) ??
          (changed.length > 0 ? `wrote to ${changed.join(', ')}` : undefined) ??
          (isAnswered(happened) ? undefined : 'said nothing');
        Object.assign(wrong, fault === undefined ? {} : { [nameOf(row)]: fault });
      }
    }

    expect(wrong).toEqual({});
    expect(tried).toBeGreaterThan(9);
  });

  it('never end in a fault, whatever they carry', async () => {
    const garbled = ['', '[]', '{"item":"../../etc/passwd"}', LONG_TEXT, 'collect|'];
    const faults: Record<string, string> = {};
    for (const [n, row] of rows.filter(({ id }) => /^(action|view)/.test(id)).entries()) {
      // Each with one of them while one works, with every one where tests go deep.
      const values = isDeep ? garbled : garbled.slice(n % garbled.length, (n % garbled.length) + 1);
      for (const value of values) {
        const happened = await happens(carrying(stage, value), row);
        const fault = faultIn(happened, stage);
        Object.assign(faults, fault === undefined ? {} : { [`${nameOf(row)} ${value}`]: fault });
      }
    }

    expect(faults).toEqual({});
  });
});

const LONG_TEXT = `{"text":"${'x'.repeat(1900)}"}`;

/** The same stage, where everything that comes back carries this. */
function carrying(stage: Stage, value: string): Stage {
  return {
    ...stage,
    click: (actionId, _value, element, beside) => stage.click(actionId, value, element, beside),
    window: (callbackId, _remembered, fields) => stage.window(callbackId, value, fields),
  };
}
