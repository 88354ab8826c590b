import type { UserId } from './slack-ids.ts';

/** Who somebody is to the workspace, or the organisation, that the app is installed in. */
export type Role = 'member' | 'guest' | 'other-organisation' | 'bot';

/** What people may want to do, as far as it is not everybody's. */
export type Act =
  | 'search'
  | 'flag'
  | 'share'
  | 'keep-own'
  | 'decide'
  | 'run-digest'
  | 'mute-channel'
  | 'export'
  | 'make-digest'
  | 'see-full-status';

/** Whom the operator has named. */
export interface AuthorityRules {
  readonly curators: readonly UserId[];
  readonly operators: readonly UserId[];
  readonly digestMakers: 'members' | 'curators';
}

/** `ask`: who can help, at most a few; empty where only a full member is needed. */
export type Permission =
  | { readonly kind: 'allowed' }
  | {
      readonly kind: 'refused';
      readonly because: 'guest' | 'other-organisation' | 'bot' | 'not-curator' | 'not-operator';
      readonly ask: readonly UserId[];
      /** What the app lacks to know whether they are one of those who may. */
      readonly missingScope?: string;
    };

/** What it takes, from the least to the most. */
type Need = 'anybody-inside' | 'member' | 'curator' | 'operator';

const ALLOWED: Permission = { kind: 'allowed' };

/**
 * The table of who may do what. Who is named by the operator may what their name stands for,
 * a guest too; an app is never a person.
 */
export function mayDo(
  act: Act,
  { role, user }: { readonly role: Role; readonly user: UserId },
  rules: AuthorityRules,
): Permission {
  const need = needOf(act, rules);
  if (role === 'bot') {
    return { kind: 'refused', because: 'bot', ask: [] };
  }
  if (isNamed(user, rules, need)) {
    return ALLOWED;
  }
  if (role === 'other-organisation') {
    return { kind: 'refused', because: 'other-organisation', ask: [] };
  }
  if (need === 'anybody-inside') {
    return ALLOWED;
  }
  if (role === 'guest' && need === 'member') {
    return { kind: 'refused', because: 'guest', ask: rules.curators };
  }
  if (need === 'member') {
    return ALLOWED;
  }
  return need === 'curator'
    ? { kind: 'refused', because: 'not-curator', ask: helpers(rules) }
    : { kind: 'refused', because: 'not-operator', ask: toldOfTrouble(rules) };
}

/** Who hears of trouble, unasked: the operators, else the curators, else nobody. */
export function toldOfTrouble({ operators, curators }: AuthorityRules): readonly UserId[] {
  return operators.length > 0 ? operators : curators;
}

function needOf(act: Act, rules: AuthorityRules): Need {
  switch (act) {
    case 'search':
    case 'flag':
      return 'anybody-inside';
    case 'share':
    case 'keep-own':
      return 'member';
    case 'decide':
    case 'run-digest':
    case 'mute-channel':
    case 'export':
      return rules.curators.length === 0 ? 'member' : 'curator';
    case 'make-digest':
      return rules.digestMakers === 'curators' && rules.curators.length > 0 ? 'curator' : 'member';
    case 'see-full-status':
      // With nobody named it stands in the status for whoever asks: nobody would hear of it else.
      return toldOfTrouble(rules).length === 0 ? 'member' : 'operator';
  }
}

function isNamed(user: UserId, { curators, operators }: AuthorityRules, need: Need): boolean {
  if (operators.includes(user)) {
    return true;
  }
  return curators.includes(user) && (need !== 'operator' || operators.length === 0);
}

function helpers({ curators, operators }: AuthorityRules): readonly UserId[] {
  return curators.length > 0 ? curators : operators;
}
