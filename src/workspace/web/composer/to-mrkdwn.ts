import type { CompletionSources } from './completion.ts';

/**
 * Turns what was typed into what Slack keeps: `&`, `<` and `>` encoded, names of
 * people and channels as the ids they stand for.
 */
export function toMrkdwn(typed: string, { app, people, channels }: CompletionSources): string {
  const encoded = encode(typed);
  const targets = [
    ...people.map(({ id, name }) => ({ written: `@${name}`, id: `<@${id}>` })),
    { written: `@${app.name}`, id: `<@${app.botUserId}>` },
    ...channels
      .filter(({ kind }) => kind === 'channel')
      .map(({ id, name }) => ({ written: `#${name}`, id: `<#${id}|${name}>` })),
  ].toSorted((a, b) => b.written.length - a.written.length);
  return targets.reduce(
    (text, { written, id }) =>
      text.replace(mentionPattern(encode(written)), (_, lead) => lead + id),
    encoded,
  );
}

function encode(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function mentionPattern(written: string): RegExp {
  return new RegExp(
    `(^|[\\s(])${written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_-])`,
    'gu',
  );
}
