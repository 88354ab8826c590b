import type { AppManifest } from '../manifest.ts';
import type { AppInfo, Channel, ClockInfo, Message, OpenView, Snapshot } from '../page-protocol.ts';
import type { State } from '../state/state.ts';
import type { StoredMessage } from '../state/stored-message.ts';
import type { StoredView } from '../state/views.ts';
import type { WeatherStation } from '../weather.ts';
import type { Wire } from '../wire.ts';
import { shownAttachment } from './shown-attachment.ts';

/** The workspace as one person may see it. */
export interface Sight {
  /** Who asks: the person of this id, else the first. */
  personOf(id: string | null): string;
  snapshot(as: string): Snapshot;
  channels(as: string): readonly Channel[];
  /** Undefined where this person does not see it. */
  message(as: string, message: StoredMessage): Message | undefined;
  modals(as: string): readonly OpenView[];
  home(as: string): OpenView | null;
  app(): AppInfo;
  clock(): ClockInfo;
}

const shownWire = 500;

interface SightDeps {
  readonly state: State;
  readonly manifest: AppManifest;
  readonly weather: WeatherStation;
  readonly wire: Wire;
  readonly connection: () => AppInfo['connection'];
  readonly clockMovable: boolean;
  readonly clockGoal: ((now: Date) => { readonly label: string; readonly at: Date }) | null;
}

export function createSight(deps: SightDeps): Sight {
  const { state, weather, wire } = deps;
  const sees = (as: string, { channel, onlyFor }: StoredMessage) =>
    (onlyFor === null || onlyFor === as) &&
    state.channels.find(channel)?.members.includes(as) === true;

  const sight: Omit<Sight, 'snapshot'> = {
    personOf: (id) => (state.people.find((one) => one.id === id) ?? state.people[0])?.id ?? '',
    channels: (as) => channelsFor(state, as),
    message: (as, message) => (sees(as, message) ? shownMessage(state, message) : undefined),
    modals: (as) => state.views.modalsOf(as).map(shownView),
    home: (as) => {
      const home = state.views.homeOf(as);
      return home === undefined ? null : shownView(home);
    },
    app: () => shownApp(deps),
    clock: () => shownClock(deps),
  };

  return {
    ...sight,
    snapshot: (as) => ({
      workspace: { teamId: state.identity.teamId, name: state.identity.teamName },
      me: as,
      people: state.people,
      app: sight.app(),
      channels: sight.channels(as),
      messages: state.messages
        .all()
        .filter((message) => sees(as, message))
        .map((message) => shownMessage(state, message)),
      modals: sight.modals(as),
      home: sight.home(as),
      clock: sight.clock(),
      weather: weather.now(),
      wire: wire.entries().slice(-shownWire),
    }),
  };
}

function shownClock({ state, clockMovable, clockGoal }: SightDeps): ClockInfo {
  const now = state.clock.now();
  const goal = clockMovable ? (clockGoal?.(now) ?? null) : null;
  return {
    now: now.toISOString(),
    movable: clockMovable,
    goal: goal === null ? null : { label: goal.label, at: goal.at.toISOString() },
  };
}

function shownApp({ state, manifest, connection }: SightDeps): AppInfo {
  const { identity } = state;
  return {
    name: identity.appName,
    botUserId: identity.botUserId,
    description: manifest.description,
    connection: connection(),
    commands: manifest.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: manifest.shortcuts,
    hasHome: manifest.homeTab,
    hasMessages: manifest.messagesTab,
  };
}

function shownView({ id, hash, view, errors }: StoredView): OpenView {
  return { id, hash, view, errors };
}

function channelsFor({ channels, identity, messages, people }: State, as: string): Channel[] {
  const unread = new Map<string, number>();
  for (const { channel, ts, user, threadTs, onlyFor } of messages.all()) {
    const counts = user !== as && threadTs === null && onlyFor === null;
    // Timestamps have as many digits before the point for some centuries.
    if (counts && ts > channels.lastRead(as, channel)) {
      unread.set(channel, (unread.get(channel) ?? 0) + 1);
    }
  }
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  return channels
    .all()
    .filter(({ members }) => members.includes(as))
    .map(({ id, kind, name, topic, members }) => ({
      id,
      kind,
      name: kind === 'dm' ? nameOf(members.find((member) => member !== as) ?? as) : name,
      topic,
      appIsMember: members.includes(identity.botUserId),
      unread: unread.get(id) ?? 0,
    }));
}

function shownMessage({ messages }: State, message: StoredMessage): Message {
  const replies = message.threadTs === null ? messages.repliesTo(message.channel, message.ts) : [];
  return {
    channel: message.channel,
    ts: message.ts,
    threadTs: message.threadTs,
    user: message.user,
    otherApp: message.otherApp?.name ?? null,
    text: message.text,
    blocks: message.blocks,
    attachments: message.attachments.map(shownAttachment),
    files: message.files.map(({ id, name, mimetype }) => ({ name, url: `/files/${id}`, mimetype })),
    edited: message.editedTs !== null,
    ephemeral: message.onlyFor !== null,
    reactions: message.reactions,
    replies: {
      count: replies.length,
      users: [...new Set(replies.map(({ user }) => user).filter((user) => user !== ''))],
      latestTs: replies.at(-1)?.ts ?? null,
    },
  };
}
