import { describe, expect, it } from 'vitest';
import { type Act, type AuthorityRules, mayDo, type Role } from '../../src/model/authority.ts';
import { UserId } from '../../src/model/slack-ids.ts';

const [somebody, curator, operator] = ['U0ANY', 'U0CUR', 'U0OPE'].map((id) => UserId.parse(id)) as [
  UserId,
  UserId,
  UserId,
];
const both: AuthorityRules = {
  curators: [curator],
  operators: [operator],
  digestMakers: 'members',
};
const nobody: AuthorityRules = { curators: [], operators: [], digestMakers: 'members' };

const may = (act: Act, role: Role, user: UserId, rules: AuthorityRules) =>
  mayDo(act, { role, user }, rules).kind === 'allowed' ? 'yes' : 'no';

/** A row of the table: member, guest, other organisation, bot, curator, operator. */
const rowOf = (act: Act, rules: AuthorityRules) =>
  [
    may(act, 'member', somebody, rules),
    may(act, 'guest', somebody, rules),
    may(act, 'other-organisation', somebody, rules),
    may(act, 'bot', somebody, rules),
    may(act, 'member', curator, rules),
    may(act, 'member', operator, rules),
  ].join(' ');

describe('who may do what, with curators and operators named', () => {
  it.each<[Act, string]>([
    ['search', 'yes yes no no yes yes'],
    ['flag', 'yes yes no no yes yes'],
    ['share', 'yes no no no yes yes'],
    ['keep-own', 'yes no no no yes yes'],
    ['decide', 'no no no no yes yes'],
    ['run-digest', 'no no no no yes yes'],
    ['mute-channel', 'no no no no yes yes'],
    ['export', 'no no no no yes yes'],
    ['make-digest', 'yes no no no yes yes'],
    ['see-full-status', 'no no no no no yes'],
  ])('%s: member, guest, stranger, bot, curator, operator: %s', (act, row) => {
    expect(rowOf(act, both)).toBe(row);
  });
});

describe('who may do what, with lists left empty', () => {
  it.each<Act>(['decide', 'run-digest', 'mute-channel', 'export'])(
    'lets every full member %s where there are no curators, and nobody else',
    (act) => {
      expect(rowOf(act, nobody)).toBe('yes no no no yes yes');
    },
  );

  it('shows the full status to curators where there are no operators', () => {
    const rules = { ...both, operators: [] };

    expect(may('see-full-status', 'member', curator, rules)).toBe('yes');
    expect(may('see-full-status', 'member', somebody, rules)).toBe('no');
  });

  it('leaves digests to curators where the operator wants it so', () => {
    const rules: AuthorityRules = { ...both, digestMakers: 'curators' };

    expect(rowOf('make-digest', rules)).toBe('no no no no yes yes');
  });
});

describe('a refusal', () => {
  it('names who can help', () => {
    expect(mayDo('decide', { role: 'member', user: somebody }, both)).toEqual({
      kind: 'refused',
      because: 'not-curator',
      ask: [curator],
    });
    expect(mayDo('see-full-status', { role: 'member', user: somebody }, both)).toMatchObject({
      ask: [operator],
    });
  });

  it('is never given to a guest who was named', () => {
    expect(may('decide', 'guest', curator, both)).toBe('yes');
    expect(may('decide', 'bot', curator, both)).toBe('no');
  });
});
