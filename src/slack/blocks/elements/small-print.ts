import type { ContextBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import type { TextRange } from '../../../model/hit.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { plainText } from './basic-blocks.ts';
import { escapeText } from './escape-text.ts';
import { oneLine } from './plain.ts';

/** A part of small print: foreign text as it is, or markup of ours. */
export type Print = { readonly plain: string } | { readonly markup: string };

/** All of one block together stays readable, and far below Slack's limit for one text. */
const PRINT_LENGTH = 1000;

/**
 * Small grey print whose parts are set apart by dots. Parts of one sort in a row become one element,
 * and all of them where foreign text can stand in markup as itself: elements wrap whole, so that a
 * second one would take a line of its own.
 */
export function smallPrint(...parts: readonly Print[]): ContextBlock {
  const hasMarkup = parts.some((part) => 'markup' in part);
  const runs: Print[] = [];
  for (const part of hasMarkup ? parts.map(asMarkup) : parts) {
    const last = runs.at(-1);
    if (last !== undefined && 'plain' in last && 'plain' in part) {
      runs.splice(-1, 1, { plain: `${last.plain} · ${part.plain}` });
    } else if (last !== undefined && 'markup' in last && 'markup' in part) {
      runs.splice(-1, 1, { markup: `${last.markup} · ${part.markup}` });
    } else {
      runs.push(part);
    }
  }
  return {
    type: 'context',
    elements: runs
      .slice(0, BLOCK_LIMITS.contextElements)
      .map((run, n) => elementOf(run, n < runs.length - 1 ? ' ·' : '')),
  };
}

/** The signs of Slack's markup, an emoji's code, and the quote that a line may begin with. */
const FORMATS = /[*_~`]|:\S+:|^\s*>/;

function asMarkup(part: Print): Print {
  return 'markup' in part || FORMATS.test(part.plain)
    ? part
    : { markup: escapeText(oneLine(part.plain)) };
}

/** Foreign text in bold; plain where its own signs would become formatting. */
export function boldMarkup(before: string, text: string): Print {
  return FORMATS.test(text)
    ? { plain: `${before} ${text}` }
    : { markup: `${before} *${escapeText(text)}*` };
}

/** Foreign text with ranges of it in bold; plain where its own signs would become formatting. */
export function highlightedMarkup(text: string, ranges: readonly TextRange[]): Print {
  if (FORMATS.test(text) || ranges.length === 0) {
    return { plain: text };
  }
  const parts = ranges.map(({ start, end }, n) => {
    const before = escapeText(text.slice(ranges[n - 1]?.end ?? 0, start));
    return `${before}*${escapeText(text.slice(start, end))}*`;
  });
  return { markup: `${parts.join('')}${escapeText(text.slice(ranges.at(-1)?.end ?? 0))}` };
}

function elementOf(run: Print, end: string): PlainTextElement | MrkdwnElement {
  return 'plain' in run
    ? plainText(`${run.plain}${end}`, PRINT_LENGTH)
    : { type: 'mrkdwn', text: `${run.markup}${end}`, verbatim: true };
}
