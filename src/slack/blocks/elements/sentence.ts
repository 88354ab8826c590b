import type { RichTextElement } from '@slack/types';
import type { SlackMessage } from '../slack-message.ts';
import { escapeText } from './escape-text.ts';
import { richText, run, section } from './rich-text.ts';

/** A message that is one sentence of plain text. */
export function sentence(text: string): SlackMessage {
  return { text: escapeText(text), blocks: [richText(section(run(text)))] };
}

/** A message that is one sentence with formatted parts; its plain twin is made of their texts. */
export function formattedSentence(...parts: readonly (readonly RichTextElement[])[]): SlackMessage {
  return { text: parts.flat().map(spoken).join(''), blocks: [richText(section(...parts))] };
}

function spoken(element: RichTextElement): string {
  if (element.type === 'user') {
    return `<@${element.user_id}>`;
  }
  if (element.type === 'usergroup') {
    return `<!subteam^${element.usergroup_id}>`;
  }
  if (element.type === 'date') {
    return element.fallback ?? '';
  }
  return element.type === 'text' ? escapeText(element.text) : '';
}
