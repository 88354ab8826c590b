import type { Clock } from '../../clock.ts';
import type { Person } from '../page-protocol.ts';
import { type ChannelSeed, type Channels, createChannels } from './channels.ts';
import { createFiles, type Files } from './files.ts';
import { createHappenings, type Happenings } from './happenings.ts';
import type { Identity } from './identity.ts';
import { createIds, type NewId } from './ids.ts';
import { createMessages, type Messages } from './messages.ts';
import { createTimestamps, type NextTs } from './timestamps.ts';
import { createViews, type Views } from './views.ts';

/** Everything a workspace remembers; gone when it stops. */
export interface State {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly people: readonly Person[];
  readonly channels: Channels;
  readonly messages: Messages;
  readonly views: Views;
  readonly files: Files;
  readonly happenings: Happenings;
  readonly newId: NewId;
  readonly nextTs: NextTs;
}

export function createState(deps: {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly people: readonly Person[];
  readonly channels: readonly ChannelSeed[];
}): State {
  const { clock, identity, people } = deps;
  const happenings = createHappenings();
  const newId = createIds();
  const nextTs = createTimestamps(clock);
  return {
    clock,
    identity,
    people,
    channels: createChannels({ clock, happenings, identity, people, seeds: deps.channels }),
    messages: createMessages({ happenings, nextTs }),
    views: createViews({ happenings, newId }),
    files: createFiles({ clock, newId }),
    happenings,
    newId,
    nextTs,
  };
}
