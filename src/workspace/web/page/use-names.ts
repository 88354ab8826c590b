import { useMemo } from 'react';
import type { AppInfo, Message, Person } from '../../page-protocol.ts';
import { useWorkspace } from './page-context.ts';

/** Who or what a message is by. */
export interface Author {
  readonly name: string;
  readonly color: string;
  readonly kind: 'person' | 'our-app' | 'other-app';
}

/** Resolves ids to what people call them. */
export interface Names {
  author(user: string): Author;
  /** A message may be by another app, which is nobody. */
  authorOf(message: Pick<Message, 'user' | 'otherApp'>): Author;
  person(user: string): string;
  channel(id: string): string | null;
}

const appColor = '#0c5a61';
const otherAppColor = '#6b5b3e';

export function useNames(): Names {
  const people = useWorkspace(({ people: all }) => all);
  const app = useWorkspace(({ app: theApp }) => theApp);
  const channels = useWorkspace(({ channels: all }) => all);
  return useMemo(() => {
    const byId = new Map(people.map((person) => [person.id, person]));
    return {
      author: (user) => authorOf(user, byId, app),
      authorOf: ({ user, otherApp }) =>
        otherApp === null
          ? authorOf(user, byId, app)
          : { name: otherApp, color: otherAppColor, kind: 'other-app' },
      person: (user) => authorOf(user, byId, app).name,
      channel: (id) => channels.find((channel) => channel.id === id)?.name ?? null,
    };
  }, [people, app, channels]);
}

function authorOf(user: string, people: ReadonlyMap<string, Person>, app: AppInfo): Author {
  if (user === app.botUserId) {
    return { name: app.name, color: appColor, kind: 'our-app' };
  }
  if (user === 'USLACKBOT') {
    return { name: 'Slackbot', color: '#5b4a7a', kind: 'person' };
  }
  const person = people.get(user);
  return {
    name: person?.name ?? user,
    color: person?.color ?? '#6b7280',
    kind: 'person',
  };
}
