import type { ContextBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { BLOCK_LIMITS } from '../../limits.ts';
import { plainText } from './basic-blocks.ts';
import { escapeText } from './escape-text.ts';

/** A part of small print: foreign text as it is, or markup of ours. */
export type Print = { readonly plain: string } | { readonly markup: string };

/** All of one block together stays readable, and far below Slack's limit for one text. */
const PRINT_LENGTH = 1000;

/** Small grey print whose parts are set apart by dots. Parts of one sort in a row become one element. */
export function smallPrint(...parts: readonly Print[]): ContextBlock {
  const runs: Print[] = [];
  for (const part of parts) {
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

/** Foreign text in bold; plain where its own signs would become formatting. */
export function boldMarkup(before: string, text: string): Print {
  return /[*_~`]/.test(text)
    ? { plain: `${before} ${text}` }
    : { markup: `${before} *${escapeText(text)}*` };
}

function elementOf(run: Print, end: string): PlainTextElement | MrkdwnElement {
  return 'plain' in run
    ? plainText(`${run.plain}${end}`, PRINT_LENGTH)
    : { type: 'mrkdwn', text: `${run.markup}${end}`, verbatim: true };
}
