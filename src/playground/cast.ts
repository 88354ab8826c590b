import { UserId } from '../model/slack-ids.ts';
import type { Person } from '../workspace/page-protocol.ts';
import type { ChannelSeed } from '../workspace/state/channels.ts';

/** Who brought the app in. */
export const HOST = 'U0PLAYMIRA';
/** Whom the page opens as. */
export const READER = 'U0PLAYNOOR';
export const COLLEAGUE = 'U0PLAYJONA';

/** Who works in the playground, each where they live; curators may decide reviews and run digests. */
export const PEOPLE: readonly Person[] = [
  { id: READER, name: 'Noor Haddad', role: 'reader', color: '#8c3b6b', zone: 'Europe/Paris' },
  { id: HOST, name: 'Mira Lindqvist', role: 'curator', color: '#2f5d8c', zone: 'Europe/Stockholm' },
  { id: COLLEAGUE, name: 'Jonas Okafor', role: 'operator', color: '#3d6b2f', zone: 'Africa/Lagos' },
  { id: 'U0PLAYINES', name: 'Ines Moreau', role: 'reader', color: '#8a5a1f', zone: 'Europe/Paris' },
  {
    id: 'U0PLAYTOMA',
    name: 'Tomasz Zielinski',
    role: 'reader',
    color: '#4a4a8c',
    zone: 'Europe/Warsaw',
  },
  { id: 'U0PLAYAIKO', name: 'Aiko Tanabe', role: 'reader', color: '#1f6f6b', zone: 'Asia/Tokyo' },
];

/** @param name - their first name, without regard to case; undefined where nobody has it. */
export function personCalled(name: string): UserId | undefined {
  const person = PEOPLE.find((one) => one.name.split(' ')[0]?.toLowerCase() === name.toLowerCase());
  return person === undefined ? undefined : UserId.parse(person.id);
}

const idsOf = (wanted: Person['role']) =>
  PEOPLE.filter(({ role }) => role === wanted).map(({ id }) => id);

export const CURATORS = idsOf('curator');
export const OPERATORS = idsOf('operator');

/** The channel that the page opens in. */
export const LOBBY = 'C0FORESIGHT';

/** The channels of the digests that come with the project, one without the app, and one for two. */
export const CHANNELS: readonly ChannelSeed[] = [
  {
    id: LOBBY,
    kind: 'channel',
    name: 'foresight',
    topic: 'What may matter tomorrow',
    appIsMember: true,
  },
  {
    id: 'C0REGULATE',
    kind: 'channel',
    name: 'regulation',
    topic: 'New rules, and those in the making',
    appIsMember: true,
  },
  { id: 'C0LOUNGE00', kind: 'channel', name: 'lounge', topic: 'Coffee and everything else' },
  {
    id: 'D0NOORMIRA',
    kind: 'dm',
    name: '',
    members: [READER, HOST],
  },
];
