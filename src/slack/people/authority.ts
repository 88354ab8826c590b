import { type Act, mayDo, type Permission, type Role } from '../../model/authority.ts';
import type { Events } from '../../model/events/events.ts';
import type { UserId } from '../../model/slack-ids.ts';
import type { Identity } from '../transport/own-identity.ts';
import { platformCode } from '../transport/platform-code.ts';
import type { NamedPeople } from './named-people.ts';
import type { Person } from './person.ts';
import type { WhoIs } from './who-is.ts';

/** What every guest may, so that it needs no question to Slack where the request says enough. */
const OPEN_TO_GUESTS: readonly Act[] = ['search', 'flag'];

/** Refusals that somebody would not hear who was named. */
const NAMED_MAY: readonly string[] = ['not-curator', 'not-operator'];

/** The one place that asks who may do what. */
export interface Authority {
  /** @throws when Slack does not say who the person is, and the request does not say enough. */
  ask(act: Act, person: Person): Promise<Permission>;
  /** Whether they may, for what is shown to them; never throws, no where it is not known. */
  may(act: Act, person: Person): Promise<boolean>;
  /** Curators and operators whose ids Slack does not know; empty where it cannot be asked. */
  unknownNames(): Promise<readonly UserId[]>;
  /** What the app lacks to know, as of the last question, who is named; null: nothing. */
  missingScope(): string | null;
}

export interface AuthorityDeps {
  readonly whoIs: WhoIs;
  readonly identity: () => Promise<Identity>;
  readonly named: Pick<NamedPeople, 'rules' | 'unknownGroups' | 'missingScope'>;
  readonly events: Events;
}

export function createAuthority({ whoIs, identity, named, events }: AuthorityDeps): Authority {
  let isScopeTold = false;

  /** Without `users:read` nobody is locked out: what the request says has to do. */
  const roleWithoutScope = (isForeign: boolean): Role => {
    if (!isScopeTold) {
      isScopeTold = true;
      events.emit('scope-missing', { scope: 'users:read', feature: 'telling guests from members' });
    }
    return isForeign ? 'other-organisation' : 'member';
  };

  const roleFor = async (act: Act, { user, homes }: Person): Promise<Role> => {
    const { team, enterprise } = await identity();
    const isOwn = homes.some((home) => home === team || home === enterprise);
    if (isOwn && OPEN_TO_GUESTS.includes(act)) {
      if (act === 'flag') {
        // Exports name who flags, so that they are met; no flag waits for it, or fails with it.
        whoIs(user).catch(() => undefined);
      }
      return 'member';
    }
    try {
      return await whoIs(user);
    } catch (error) {
      if (platformCode(error) === 'missing_scope') {
        return roleWithoutScope(homes.length > 0 && !isOwn);
      }
      throw error;
    }
  };

  const ask = async (act: Act, person: Person): Promise<Permission> => {
    const role = await roleFor(act, person);
    const permission = mayDo(act, { role, user: person.user }, await named.rules());
    const missingScope = named.missingScope();
    return permission.kind === 'allowed' ||
      missingScope === null ||
      !NAMED_MAY.includes(permission.because)
      ? permission
      : { ...permission, missingScope };
  };

  return {
    ask,
    missingScope: () => named.missingScope(),
    may: async (act, person) => {
      try {
        return (await ask(act, person)).kind === 'allowed';
      } catch {
        return false;
      }
    },
    unknownNames: () => unknownNames({ whoIs, named }),
  };
}

async function unknownNames({
  whoIs,
  named,
}: Pick<AuthorityDeps, 'whoIs' | 'named'>): Promise<readonly UserId[]> {
  const rules = await named.rules();
  const groups = await named.unknownGroups();
  const people = [...new Set([...rules.curators, ...rules.operators])].filter(
    (id) => !id.startsWith('S'),
  );
  const roles = await Promise.allSettled(people.map((user) => whoIs(user)));
  const strangers = people.filter((_, n) => {
    const role = roles[n];
    return role?.status === 'fulfilled' && role.value === 'other-organisation';
  });
  return [...groups, ...strangers];
}
