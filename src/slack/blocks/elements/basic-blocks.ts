import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  PlainTextElement,
} from '@slack/types';
import { BLOCK_LIMITS } from '../../limits.ts';
import { shortLine } from './short-line.ts';

/** One line of literal text: no emoji codes, no mentions, no formatting. */
export function plainText(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: shortLine(text, limit), emoji: false };
}

/** Small type: half a screen of it is the most that anybody reads. */
const CONTEXT_TEXT = 1000;

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, BLOCK_LIMITS.headerText) };
}

/** Small grey print: its parts in one line, which wraps where it must. */
export function context(...parts: readonly string[]): ContextBlock {
  return { type: 'context', elements: [plainText(parts.join(' · '), CONTEXT_TEXT)] };
}

/**
 * Small grey print in Slack's own markup, which can hold an emoji, below plain parts.
 *
 * @param markup - text of ours, never a page's or a person's.
 */
export function contextWithMarkup(markup: string, ...parts: readonly string[]): ContextBlock {
  const before = parts.length === 0 ? [] : context(...parts).elements;
  return { type: 'context', elements: [...before, { type: 'mrkdwn', text: markup }] };
}

export interface ButtonFields {
  readonly label: string;
  readonly actionId: string;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  /**
   * What a screen reader says, where the label alone would not tell the buttons of several cards
   * apart. It holds the label, so that who speaks to their computer can say what they see.
   */
  readonly spoken?: string;
}

export function button({ label, actionId, value, style, spoken }: ButtonFields): Button {
  return {
    type: 'button',
    text: plainText(label, BLOCK_LIMITS.buttonText),
    action_id: actionId,
    value,
    ...(style === undefined ? {} : { style }),
    ...(spoken === undefined
      ? {}
      : { accessibility_label: shortLine(spoken, BLOCK_LIMITS.accessibilityLabel) }),
  };
}

/** A row of buttons; none at all where there is no button, since Slack refuses an empty row. */
export function buttons(...elements: readonly Button[]): ActionsBlock[] {
  return elements.length === 0 ? [] : [{ type: 'actions', elements: [...elements] }];
}

/**
 * The same in a block that keeps its name when its message or view is drawn anew. Slack makes up
 * another each time otherwise, and whoever presses a button in that moment presses one that is gone.
 *
 * @param name - of what the row is about, not of what can be done with it just now.
 */
export function namedButtons(name: string, ...elements: readonly Button[]): ActionsBlock[] {
  return buttons(...elements).map((block) => ({ ...block, block_id: name }));
}
