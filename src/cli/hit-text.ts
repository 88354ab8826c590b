import { headline } from '../model/headline.ts';
import type { Hit } from '../model/hit.ts';
import { relevancyText } from './relevancy-text.ts';
import { emphasized, type Paint, plain } from './terminal-text.ts';

/** A hit on three lines: number, heading and relevancy; body; page, theme, origin and id. */
export function hitText({ found, matches }: Hit, number: number, paint: Paint): string {
  const { item, page } = found;
  const { title, body } = headline(item);
  const heading = item.name === null ? plain(title) : emphasized(item.name, matches.name, paint);
  const bodyMatches = item.description === null ? matches.change : matches.description;
  const source = [page.title, page.themes[0], page.origin.raw, item.id].filter(
    (part) => part !== undefined && part !== '',
  );
  const indent = ' '.repeat(String(number).length + 2);
  return [
    `${number}. ${paint('bold', heading)}  ${paint('yellow', relevancyText(found))}`,
    ...(body === null ? [] : [`${indent}${emphasized(body, bodyMatches, paint)}`]),
    `${indent}${paint('dim', plain(source.join(' · ')))}`,
    '',
  ].join('\n');
}
