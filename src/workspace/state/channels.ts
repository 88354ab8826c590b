import type { Clock } from '../../model/clock.ts';
import type { Person } from '../page-protocol.ts';
import type { Happenings } from './happenings.ts';
import type { Identity } from './identity.ts';
import { belongsIn } from './people.ts';
import type { SavedState } from './saved-state.ts';
import { parseTs } from './timestamps.ts';

/** A channel as it is before anyone did anything. */
export interface ChannelSeed {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'dm';
  /** Without `#`; of no use for a dm. */
  readonly name: string;
  readonly topic?: string;
  /** People's ids; default everyone. A dm has two. */
  readonly members?: readonly string[];
  /** Default false. */
  readonly appIsMember?: boolean;
  /** Ids of other organisations' teams that share it (Slack Connect). */
  readonly connectedTeams?: readonly string[];
  /** The team that made it; default ours. */
  readonly hostTeam?: string;
}

export interface StoredChannel {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'dm' | 'app';
  readonly name: string;
  readonly topic: string;
  /** People and, where it is in, the app's bot user. */
  readonly members: readonly string[];
  readonly archived: boolean;
  /** Unix seconds. */
  readonly created: number;
  /** Ids of other organisations' teams that share it; empty for a channel of ours alone. */
  readonly connectedTeams: readonly string[];
  readonly hostTeam: string;
}

export interface Channels {
  all(): readonly StoredChannel[];
  find(id: string): StoredChannel | undefined;
  /** @param name - with or without `#`. */
  findByName(name: string): StoredChannel | undefined;
  /** The conversation between a person and the app. */
  withApp(user: string): StoredChannel | undefined;
  change(id: string, patch: Partial<Omit<StoredChannel, 'id'>>): void;
  /** Notes what someone has read; never moves back. */
  markRead(user: string, channel: string, ts: string): void;
  /** @returns a timestamp, `0` where nothing was read. */
  lastRead(user: string, channel: string): string;
  save(): Pick<SavedState, 'channels' | 'reads'>;
}

interface ChannelsDeps {
  readonly clock: Clock;
  readonly happenings: Happenings;
  readonly identity: Identity;
  readonly people: readonly Person[];
  readonly seeds: readonly ChannelSeed[];
  readonly saved: Pick<SavedState, 'channels' | 'reads'>;
}

export function createChannels(deps: ChannelsDeps): Channels {
  const { happenings } = deps;
  const byId = firstChannels(deps);
  const reads = createReads(deps.saved.reads);

  return {
    all: () => [...byId.values()],
    find: (id) => byId.get(id),
    findByName: (name) =>
      [...byId.values()].find(
        (channel) => channel.kind !== 'app' && channel.name === name.replace(/^#/, ''),
      ),
    withApp: (user) => byId.get(idWithApp(user)),
    change: (id, patch) => {
      const channel = byId.get(id);
      if (channel !== undefined) {
        byId.set(id, { ...channel, ...patch });
        happenings.tell({ kind: 'channels' });
      }
    },
    markRead: (user, channel, ts) => {
      if (reads.mark(user, channel, ts)) {
        happenings.tell({ kind: 'channels' });
      }
    },
    lastRead: reads.last,
    save: () => ({
      channels: [...byId.values()].map(({ id, members, archived }) => ({
        id,
        members: [...members],
        archived,
      })),
      reads: reads.save(),
    }),
  };
}

/** By id: those that are planned, one between each person and the app, and what became of them. */
function firstChannels({ clock, identity, people, seeds, saved }: ChannelsDeps) {
  const created = Math.floor(clock.now().getTime() / 1000);
  const byId = new Map<string, StoredChannel>();
  for (const { appIsMember = false, ...seed } of seeds) {
    const { connectedTeams = [], hostTeam = identity.teamId } = seed;
    const usual = people.filter((person) => belongsIn(connectedTeams, person));
    const members = seed.members ?? usual.map(({ id }) => id);
    byId.set(seed.id, {
      topic: '',
      ...seed,
      members: appIsMember ? [...members, identity.botUserId] : members,
      archived: false,
      created,
      connectedTeams,
      hostTeam,
    });
  }
  for (const person of people) {
    const id = idWithApp(person.id);
    byId.set(id, {
      id,
      kind: 'app',
      name: identity.appName,
      topic: '',
      members: [person.id, identity.botUserId],
      archived: false,
      created,
      connectedTeams: [],
      hostTeam: identity.teamId,
    });
  }
  for (const { id, members, archived } of saved.channels) {
    const channel = byId.get(id);
    if (channel !== undefined) {
      byId.set(id, { ...channel, members, archived });
    }
  }
  return byId;
}

function idWithApp(user: string): string {
  return `D${user.slice(1)}`;
}

/** Up to which message each person has read each channel. */
function createReads(saved: SavedState['reads']) {
  const reads = new Map(saved.map(({ user, channel, ts }) => [`${user} ${channel}`, ts]));
  const last = (user: string, channel: string) => reads.get(`${user} ${channel}`) ?? '0';
  return {
    last,
    /** @returns whether it is news. */
    mark: (user: string, channel: string, ts: string): boolean => {
      const isNews = (parseTs(ts) ?? 0n) > (parseTs(last(user, channel)) ?? 0n);
      if (isNews) {
        reads.set(`${user} ${channel}`, ts);
      }
      return isNews;
    },
    save: () =>
      [...reads].map(([key, ts]) => {
        const [user = '', channel = ''] = key.split(' ');
        return { user, channel, ts };
      }),
  };
}
