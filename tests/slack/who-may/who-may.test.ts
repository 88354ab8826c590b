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

const WHO = Object.keys(PEOPLE) as Who[];

/** What comes of a row: `yes`, or `no`. */
const answerTo = (rules: Rules, { act }: Row, who: Who): string => {
  const answers = NEEDS[act as keyof typeof NEEDS][Object.keys(RULES).indexOf(rules)];
  return answers?.split(' ')[WHO.indexOf(who)] ?? '';
};

const expected = (rules: Rules, who: Who): Readonly<Record<string, string>> =>
  Object.fromEntries(tried(rules, who).map((row) => [nameOf(row), answerTo(rules, row, who)]));

/**
 * Everything by everybody where tests go deep. Else two rows of each act, since all of an act are asked
 * for in one place; and under the first rules, where each act has other people, every row by those at
 * its border, who tell which act it is.
 */
function tried(rules: Rules, who: Who): readonly Row[] {
  const all = rows.filter((row) => applies(row, rules, who));
  const byAct = Map.groupBy(all, ({ act }) => act);
  const isTried = (row: Row) =>
    byAct.get(row.act)?.slice(0, 2).includes(row) === true ||
    (rules === 'both lists set' && bordersOf(row, rules).includes(who));
  return isDeep ? all : all.filter(isTried);
}

/** Who may least of all who may, and most of all who may not; another app, which has few rows. */
function bordersOf(row: Row, rules: Rules): readonly (Who | undefined)[] {
  const lead = ['curator', 'operator'] as const;
  const [one, other] = rows.indexOf(row) % 2 === 0 ? lead : lead.toReversed();
  const people = (['stranger', 'guest', 'member', one, other] as Who[]).map(
    (who) => [who, answerTo(rules, row, who)] as const,
  );
  const [least] = people.find(([, answer]) => answer === 'yes') ?? [];
  const [most] = people.findLast(([, answer]) => answer === 'no') ?? [];
  return ['bot', least, most];
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

  it.each(WHO)('as %s', async (who) => {
    const stage = house.as(who);
    const helper = rules === 'both lists empty' ? null : mira;

    const cells: Record<string, string> = {};
    for (const row of tried(rules, who)) {
      cells[nameOf(row)] = await cellOf(stage, row, helper);
    }

    expect(cells).toEqual(expected(rules, who));
  });
});
