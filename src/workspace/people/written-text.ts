import type { State } from '../state/state.ts';

/** In escaped text; a bracket that someone typed stands before or ends it, since it is escaped. */
const ADDRESS = /(^|[\s(]|&lt;)(https?:\/\/(?:(?!&[lg]t;)[^\s<>|])+)/g;

type Names = Pick<State, 'channels' | 'identity' | 'people'>;

/** What someone typed, as Slack stores it: control characters escaped, mentions and addresses marked. */
export function asStored(names: Names, typed: string): string {
  return typed
    .split(/(<@[A-Z0-9]+>|<#[A-Z0-9]+(?:\|[^<>|]*)?>)/)
    .map((part, index) => (index % 2 === 1 ? part : markUp(names, escaped(part))))
    .join('');
}

/** Marks of our composer written back as a person would have typed them: `@Mira`, `#foresight`. */
export function asTyped({ channels, identity, people }: Names, text: string): string {
  return text
    .replaceAll(/<@([A-Z0-9]+)>/g, (mark, id) => {
      const name = people.find((person) => person.id === id)?.name;
      return id === identity.botUserId
        ? `@${identity.botName}`
        : name === undefined
          ? mark
          : `@${name}`;
    })
    .replaceAll(/<#([A-Z0-9]+)(?:\|[^<>|]*)?>/g, (mark, id) => {
      const channel = channels.find(String(id));
      return channel === undefined ? mark : `#${channel.name}`;
    });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function markUp(names: Names, text: string): string {
  const { channels, identity, people } = names;
  const known = [
    ...people.map(({ id, name }) => ({ id, name })),
    { id: identity.botUserId, name: identity.botName },
  ].toSorted((a, b) => b.name.length - a.name.length);
  const mentioned = known.reduce(
    (marked, { id, name }) =>
      marked.replaceAll(new RegExp(`(^|[\\s(])@${literally(name)}(?![\\w-])`, 'giu'), `$1<@${id}>`),
    text,
  );
  const linked = mentioned.replaceAll(/(^|[\s(])#([\p{L}\p{N}_-]+)/gu, (mark, before, name) => {
    const channel = channels.findByName(String(name));
    if (channel === undefined || channel.kind === 'dm') {
      return mark;
    }
    const shown = channel.kind === 'private' ? '' : channel.name;
    return `${String(before)}<#${channel.id}|${shown}>`;
  });
  return linked.replaceAll(ADDRESS, (_, before, found) => {
    const address = String(found);
    const end = endOfAddress(address);
    return `${String(before)}<${address.slice(0, end)}>${address.slice(end)}`;
  });
}

/** Punctuation at the end belongs to the sentence, and so does a bracket that the address does not open. */
function endOfAddress(address: string): number {
  let unopened = address.split(')').length - address.split('(').length;
  let end = address.length;
  for (;;) {
    const last = address[end - 1] ?? '';
    const isBracket = last === ')' && unopened > 0;
    const isPunctuation = '.,;:!?\'"'.includes(last) && !address.slice(0, end).endsWith('&amp;');
    if (!isBracket && !isPunctuation) {
      return end;
    }
    unopened -= isBracket ? 1 : 0;
    end -= 1;
  }
}

function literally(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
