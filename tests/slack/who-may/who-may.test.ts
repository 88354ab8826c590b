import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../../../src/model/authority.ts';
import { mira, ola } from '../../support/running-app.ts';
import type { RunningAppOptions } from '../../support/running-app-options.ts';
import { isDeep } from '../../support/runs.ts';
import { nameOf, rows } from './all-rows.ts';
import type { Row } from './row.ts';
import { type House, PEOPLE, startHouse, type Who } from './stage.ts';
import { cellOf } from './what-happened.ts';

/** What nobody does: the app is invited, or a link is shown that somebody wrote. */
const NOBODYS = ['event member_joined_channel', 'event link_shared'];

const RULES = {
  'both lists set': { curators: [mira], operators: [ola] },
  'both lists empty': {},
  'user groups, and digests left to curators': {
    curators: ['S0CURATORS'],
    operators: ['S0OPERATORS'],
    digestMakers: 'curators',
  },
} as const satisfies Record<string, Partial<RunningAppOptions>>;
type Rules = keyof typeof RULES;

/** The table of who may: member, guest, other organisation, bot, curator, operator. */
const INSIDE = 'yes yes no no yes yes';
const MEMBERS = 'yes no no no yes yes';
const CURATORS = 'no no no no yes yes';
const ALL = 'yes yes yes yes yes yes';

const NEEDS: Readonly<Record<Exclude<Act, 'see-full-status'> | 'anybody', readonly string[]>> = {
  anybody: [ALL, ALL, ALL],
  search: [INSIDE, INSIDE, INSIDE],
  flag: [INSIDE, INSIDE, INSIDE],
  share: [MEMBERS, MEMBERS, MEMBERS],
  'keep-own': [MEMBERS, MEMBERS, MEMBERS],
  decide: [CURATORS, MEMBERS, CURATORS],
  'run-digest': [CURATORS, MEMBERS, CURATORS],
  'mute-channel': [CURATORS, MEMBERS, CURATORS],
  export: [CURATORS, MEMBERS, CURATORS],
  'make-digest': [MEMBERS, MEMBERS, CURATORS],
};

/**
 * Who is named changes nothing of looking, which is tried once. An app sends events alone; what came
 * as a click of its own in its own team is taken for a person's.
 */
const applies = ({ id, act }: Row, rules: Rules, who: Who): boolean =>
  (rules === 'both lists set' || (act !== 'search' && act !== 'anybody')) &&
  (who !== 'bot' ||
    id === 'event reaction_added' ||
    (/^(action|view) /.test(id) && act !== 'search' && act !== 'flag' && act !== 'anybody'));

function expected(rules: Rules, who: Who): Readonly<Record<string, string>> {
  const column = Object.keys(PEOPLE).indexOf(who);
  const set = Object.keys(RULES).indexOf(rules);
  return Object.fromEntries(
    tried(rules, who).map((row) => [
      nameOf(row),
      NEEDS[row.act as keyof typeof NEEDS][set]?.split(' ')[column] ?? '',
    ]),
  );
}

/**
 * Every row is tried under the first rules, where each act has other people. Under the others two
 * rows of each act do while one works, since all of an act are asked for in one place.
 */
function tried(rules: Rules, who: Who): readonly Row[] {
  const all = rows.filter((row) => applies(row, rules, who));
  return isDeep || rules === 'both lists set'
    ? all
    : [...Map.groupBy(all, ({ act }) => act).values()].flatMap((ofAct) => ofAct.slice(0, 2));
}

describe.each(Object.keys(RULES) as Rules[])('who may do what, with %s', (rules) => {
  let house: House;

  beforeAll(async () => {
    house = await startHouse(RULES[rules]);
  });
  afterAll(() => house.stop());

  it('has a row for everything that the app listens to', () => {
    const ids = new Set(rows.map(({ id }) => id));
    const registered = house.listening.registered();

    expect(registered.filter((id) => !ids.has(id)).sort()).toEqual(NOBODYS.toSorted());
    expect([...ids].filter((id) => !registered.includes(id))).toEqual([]);
  });

  it.each(Object.keys(PEOPLE) as Who[])('as %s', async (who) => {
    const stage = house.as(who);
    const helper = rules === 'both lists empty' ? null : mira;

    const cells: Record<string, string> = {};
    for (const row of tried(rules, who)) {
      cells[nameOf(row)] = await cellOf(stage, row, helper);
    }

    expect(cells).toEqual(expected(rules, who));
  });
});
