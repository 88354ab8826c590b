import type { State } from '../state/state.ts';

type Names = Pick<State, 'channels' | 'identity' | 'people'>;

/** What someone typed, as Slack stores it: control characters escaped, mentions and addresses marked. */
export function asStored(names: Names, typed: string): string {
  return typed
    .split(/(<@[A-Z0-9]+>|<#[A-Z0-9]+(?:\|[^<>|]*)?>|<![a-z]+>)/)
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
  return linked.replaceAll(/(^|[\s(])(https?:\/\/[^\s<>|]+)/g, '$1<$2>');
}

function literally(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
