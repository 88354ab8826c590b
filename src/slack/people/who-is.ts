import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Role } from '../../model/authority.ts';
import type { Clock } from '../../model/clock.ts';
import { MINUTE_MS } from '../../model/duration.ts';
import type { UserId } from '../../model/slack-ids.ts';
import type { Identity } from '../transport/own-identity.ts';
import { platformCode } from '../transport/platform-code.ts';
import { calledBy, type NameMemory, SaidNames } from './name-memory.ts';

/** A role changes with a click of an administrator; ten minutes later everybody sees it. */
const KNOWN_FOR_MS = 10 * MINUTE_MS;
/** Of this many people the role is kept; the oldest are asked for again. */
const MOST_KNOWN = 10_000;

const Info = z.object({
  user: SaidNames.extend({
    team_id: z.string().optional(),
    tz: z.string().optional(),
    is_bot: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    enterprise_user: z.looseObject({ enterprise_id: z.string().optional() }).optional(),
  }),
});
type UserInfo = z.infer<typeof Info>['user'];

/** Slack's own bot, which no `users.info` calls one. */
const SLACKBOT = 'USLACKBOT';
/** Slack knows nobody of this id, or shows them to nobody here. */
const NOT_FROM_HERE = ['user_not_found', 'user_not_visible'];

export interface WhoIsDeps {
  readonly client: WebClient;
  readonly identity: () => Promise<Identity>;
  /** Is told the name of whoever is asked about. */
  readonly nameMemory: Pick<NameMemory, 'keepName'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Who somebody is here, asked of Slack (`users:read`) and kept for ten minutes.
 *
 * @throws whatever kept Slack from answering, `missing_scope` included.
 */
export type WhoIs = (user: UserId) => Promise<Role>;

export function createWhoIs({ client, identity, nameMemory, clock }: WhoIsDeps): WhoIs {
  const known = new Map<UserId, { readonly role: Promise<Role>; readonly until: number }>();
  const ask = async (user: UserId): Promise<Role> => {
    try {
      const { user: info } = Info.parse(await client.users.info({ user }));
      const here = await identity();
      const role = roleOf(user, info, here);
      const name = calledBy(info);
      if (name !== null && (role === 'member' || role === 'guest')) {
        await nameMemory.keepName({ team: here.team, user }, name, clock.now());
      }
      return role;
    } catch (error) {
      if (NOT_FROM_HERE.includes(platformCode(error) ?? '')) {
        return 'other-organisation';
      }
      throw error;
    }
  };
  return async (user) => {
    const now = clock.now().getTime();
    const kept = known.get(user);
    if (kept !== undefined && kept.until > now) {
      return kept.role;
    }
    const role = ask(user);
    known.delete(user);
    known.set(user, { role, until: now + KNOWN_FOR_MS });
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) {
      known.delete(oldest);
    }
    try {
      return await role;
    } catch (error) {
      known.delete(user);
      throw error;
    }
  };
}

function roleOf(user: UserId, info: UserInfo, { team, enterprise }: Identity): Role {
  if (info.is_bot === true || user === SLACKBOT) {
    return 'bot';
  }
  const isOwn =
    info.team_id === team ||
    (enterprise !== null && info.enterprise_user?.enterprise_id === enterprise);
  if (info.is_stranger === true || !isOwn) {
    return 'other-organisation';
  }
  return info.is_restricted === true || info.is_ultra_restricted === true ? 'guest' : 'member';
}
