import type { Clock } from '../../model/clock.ts';
import type { Person } from '../page-protocol.ts';
import { type ChannelSeed, type Channels, createChannels } from './channels.ts';
import { createFiles, type Files } from './files.ts';
import { createHappenings, type Happenings } from './happenings.ts';
import type { Identity } from './identity.ts';
import { createIds, type NewId } from './ids.ts';
import { createMessages, type Messages } from './messages.ts';
import type { SavedState } from './saved-state.ts';
import { createTimestamps, type NextTs } from './timestamps.ts';
import type { UserGroup } from './user-group.ts';
import { createViews, type Views } from './views.ts';

/** Everything a workspace remembers. */
export interface State {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly people: readonly Person[];
  /** Somebody becomes a guest, moves, or leaves the team. */
  changePerson(id: string, patch: Partial<Omit<Person, 'id'>>): void;
  readonly userGroups: readonly UserGroup[] | null;
  readonly channels: Channels;
  readonly messages: Messages;
  readonly views: Views;
  readonly files: Files;
  readonly happenings: Happenings;
  readonly newId: NewId;
  readonly nextTs: NextTs;
  /** What a later start needs to go on from here: a SavedState, ready for JSON. */
  save(): unknown;
}

/** Ids that may have been given between the last save and a sudden end. */
const UNSAVED_IDS = 1000;
const NOTHING: Pick<SavedState, 'messages' | 'removed' | 'channels' | 'reads'> = {
  messages: [],
  removed: [],
  channels: [],
  reads: [],
};

export function createState(deps: {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly people: readonly Person[];
  readonly channels: readonly ChannelSeed[];
  readonly userGroups?: readonly UserGroup[] | null;
  readonly saved?: SavedState | undefined;
}): State {
  const { clock, identity, userGroups = null } = deps;
  let { people } = deps;
  const saved = deps.saved ?? NOTHING;
  const happenings = createHappenings();
  const ids = createIds(deps.saved === undefined ? 0 : deps.saved.ids + UNSAVED_IDS);
  const { newId } = ids;
  const nextTs = createTimestamps(clock);
  const channels = createChannels({
    clock,
    happenings,
    identity,
    people,
    seeds: deps.channels,
    saved,
  });
  const messages = createMessages({ happenings, nextTs, saved });
  return {
    clock,
    identity,
    get people() {
      return people;
    },
    changePerson: (id, patch) => {
      people = people.map((person) => (person.id === id ? { ...person, ...patch } : person));
    },
    userGroups,
    channels,
    messages,
    views: createViews({ happenings, newId }),
    files: createFiles({ clock, newId }),
    happenings,
    newId,
    nextTs,
    save: () => ({
      version: 1,
      ids: ids.given(),
      ...messages.save(),
      ...channels.save(),
    }),
  };
}
