import type { Hit } from '../../model/hit.ts';
import { headline } from '../../model/text/headline.ts';
import { relevancyText } from './relevancy-text.ts';
import { emphasized, type Paint, plain } from './terminal-text.ts';

const OWN = ['name', 'description', 'change'] as const;

/**
 * A hit on three lines: number, heading and relevancy; body; page, theme, page date and id. Where the
 * words stand in a field that is not shown otherwise, it has a line of its own.
 */
export function hitText(hit: Hit, number: number, paint: Paint): string {
  const { found, matches, labels, saidIn, alsoIn, moreFromPage } = hit;
  const { item, page } = found;
  const isSaid = saidIn !== null || OWN.some((field) => matches[field].length > 0);
  const { title, body } = headline(item);
  const heading =
    item.name === null ? plain(title) : emphasized(item.name, matches.name, paint, 'underline');
  const bodyMatches = item.description === null ? matches.change : matches.description;
  const label = labels[0];
  const source = [
    page.title,
    page.themes[0],
    page.pageDate ?? 'undated',
    isSaid || label === undefined ? '' : `matched ${label.label} ${label.value}`,
    moreFromPage === 0 ? '' : `${moreFromPage} more from this page`,
    alsoIn.length === 0 ? '' : `also in ${alsoIn.map(({ pageTitle }) => pageTitle).join('; ')}`,
    item.id,
  ].filter((part) => part !== undefined && part !== '');
  const indent = ' '.repeat(String(number).length + 2);
  return [
    `${number}. ${paint('bold', heading)}  ${paint('yellow', relevancyText(found))}`,
    ...(body === null ? [] : [`${indent}${emphasized(body, bodyMatches, paint)}`]),
    ...(saidIn === null
      ? []
      : [`${indent}${emphasized(item[saidIn] ?? '', matches[saidIn], paint)}`]),
    `${indent}${paint('dim', plain(source.join(' · ')))}`,
    '',
  ].join('\n');
}
