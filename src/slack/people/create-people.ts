import type { PeopleNames } from '../../exports/people-names.ts';
import type { AuthorityRules } from '../../model/authority.ts';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { Calls } from '../transport/calls.ts';
import { type Authority, createAuthority } from './authority.ts';
import { type ChannelSight, createChannelSight } from './channel-sight.ts';
import type { NameMemory } from './name-memory.ts';
import { createNamedPeople, type NamedPeople } from './named-people.ts';
import { createOwnChannels, type OwnChannels } from './own-channels.ts';
import { createPeopleNames } from './people-names.ts';
import { createWhoIs } from './who-is.ts';

export interface PeopleDeps {
  readonly calls: Pick<Calls, 'client' | 'identity' | 'ownIdentity'>;
  readonly nameMemory: NameMemory;
  readonly clock: Clock;
  readonly events: Events;
}

/** Who people are, what they may do, and which channels they see; asked of Slack, and kept. */
export interface People {
  readonly authority: Authority;
  readonly named: NamedPeople;
  readonly peopleNames: PeopleNames;
  readonly channelSight: ChannelSight;
  readonly ownChannels: OwnChannels;
  /** Reports who of the rules is nobody Slack knows. */
  reportUnknown(): Promise<void>;
}

export function createPeople(deps: PeopleDeps, rules: AuthorityRules): People {
  const { clock, events, nameMemory } = deps;
  const { client, identity, ownIdentity } = deps.calls;
  const named = createNamedPeople({ client, rules, clock, events });
  const whoIs = createWhoIs({ client, identity: ownIdentity, nameMemory, clock });
  const authority = createAuthority({ whoIs, identity: ownIdentity, named, events });
  return {
    authority,
    named,
    peopleNames: createPeopleNames({ client, nameMemory, team: () => identity().team, clock }),
    channelSight: createChannelSight({ client, clock }),
    ownChannels: createOwnChannels({ client, clock }),
    reportUnknown: async () => {
      const ids = await authority.unknownNames();
      if (ids.length > 0) {
        events.emit('people-unknown', { ids });
      }
    },
  };
}
