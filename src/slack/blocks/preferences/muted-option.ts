import type { PlainTextOption } from '@slack/types';
import type { Muted } from '../../../model/digest/mute.ts';
import { ItemKind } from '../../../model/item.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { option } from '../elements/inputs.ts';
import { shortLine } from '../elements/short-line.ts';

/** What can be muted, as a choice; null where its name is longer than a choice can carry. */
export function mutedOption(what: Muted, words: string): PlainTextOption | null {
  const written = writeMuted(what);
  return written.length > BLOCK_LIMITS.optionValue
    ? null
    : option(written, shortLine(words, BLOCK_LIMITS.optionText, 'without a name'));
}

/** `theme|urban mobility`: an option holds 75 characters. */
function writeMuted(what: Muted): string {
  switch (what.kind) {
    case 'theme':
      return `theme|${what.theme}`;
    case 'page':
      return `page|${what.page}`;
    case 'item-kind':
      return `kind|${what.itemKind}`;
  }
}

/** What was chosen; undefined when it is not what this version writes. @param shown - the option's words. */
export function readMuted(text: string | undefined, shown = ''): Muted | undefined {
  const [sort, ...rest] = (text ?? '').split('|');
  const name = rest.join('|');
  if (name === '') {
    return undefined;
  }
  if (sort === 'theme') {
    return { kind: 'theme', theme: name };
  }
  if (sort === 'page') {
    return { kind: 'page', page: name, title: shown };
  }
  const kind = ItemKind.safeParse(name);
  return sort === 'kind' && kind.success ? { kind: 'item-kind', itemKind: kind.data } : undefined;
}
