import type { AppInfo, Channel, Person } from '../../page-protocol.ts';
import { findEmojis } from '../text/emoji.ts';

/** One line of the list above the composer. */
export interface Suggestion {
  readonly key: string;
  /** What it is called: `/signals`, `@Mira`, `:eyes:`. */
  readonly title: string;
  /** Grey, after the title: a usage hint or a role. */
  readonly hint: string;
  readonly detail: string;
  /** Shown before the title. */
  readonly sign: string;
  /** What takes the place of what was typed. */
  readonly insert: string;
}

export interface Completion {
  readonly label: string;
  /** Where the typed part begins; it ends at the caret. */
  readonly from: number;
  readonly suggestions: readonly Suggestion[];
}

export interface CompletionSources {
  /** Commands do not work in threads. */
  readonly inThread: boolean;
  readonly app: AppInfo;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
}

const most = 8;

/** What could be meant by the word before the caret; null when nothing is being named. */
export function complete(
  text: string,
  caret: number,
  { app, people, channels, inThread }: CompletionSources,
): Completion | null {
  const before = text.slice(0, caret);
  const command = /^\/[\w-]*$/.exec(before);
  if (command) {
    const suggestions = (inThread ? [] : commandsOf(app))
      .filter((one) => one.command.startsWith(before.toLowerCase()))
      .map((one) => ({
        key: one.command,
        title: one.command,
        hint: one.usageHint,
        detail: one.description,
        sign: '',
        insert: `${one.command} `,
      }));
    return completion('Commands', 0, suggestions);
  }
  const word = /(?:^|[\s(])([:@#])([\w+'-]*)$/.exec(before);
  if (word?.[1] === undefined || word[2] === undefined) {
    return null;
  }
  const [, mark, typed] = word;
  const from = caret - typed.length - 1;
  switch (mark) {
    case ':':
      return typed.length < 2 ? null : completion('Emoji', from, emojiSuggestions(typed));
    case '@':
      return completion('People', from, peopleSuggestions(typed, app, people));
    default:
      return completion('Channels', from, channelSuggestions(typed, channels));
  }
}

type Command = AppInfo['commands'][number];

/** What the app has, and of Slack's own commands the one that this workspace has. */
function commandsOf(app: AppInfo): readonly Command[] {
  const invite = {
    command: '/invite',
    usageHint: `@${app.name}`,
    description: 'Bring the app into this channel',
  };
  return [...app.commands, invite];
}

/** The command at the start of a message, when there is such a one. */
export function commandOf(text: string, app: AppInfo): Command | undefined {
  const name = /^\/[\w-]+/.exec(text)?.[0];
  return commandsOf(app).find(({ command }) => command === name);
}

function completion(
  label: string,
  from: number,
  suggestions: readonly Suggestion[],
): Completion | null {
  return suggestions.length === 0 ? null : { label, from, suggestions: suggestions.slice(0, most) };
}

function emojiSuggestions(typed: string): readonly Suggestion[] {
  return findEmojis(typed, most).map(({ name, character }) => ({
    key: name,
    title: `:${name}:`,
    hint: '',
    detail: '',
    sign: character,
    insert: `:${name}: `,
  }));
}

function peopleSuggestions(
  typed: string,
  app: AppInfo,
  people: readonly Person[],
): readonly Suggestion[] {
  const everyone = [
    ...people.map(({ id, name, role }) => ({ id, name, role })),
    { id: app.botUserId, name: app.name, role: 'app' },
  ];
  return everyone
    .filter(({ name }) => wordStarts(name, typed))
    .map(({ id, name, role }) => ({
      key: id,
      title: `@${name}`,
      hint: role,
      detail: '',
      sign: '',
      insert: `@${name} `,
    }));
}

function channelSuggestions(typed: string, channels: readonly Channel[]): readonly Suggestion[] {
  return channels
    .filter(({ kind, name }) => kind === 'channel' && name.includes(typed.toLowerCase()))
    .map(({ id, name, topic }) => ({
      key: id,
      title: `#${name}`,
      hint: '',
      detail: topic,
      sign: '',
      insert: `#${name} `,
    }));
}

function wordStarts(name: string, typed: string): boolean {
  const wanted = typed.toLowerCase();
  return name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(wanted));
}
