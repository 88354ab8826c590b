import type { Button, RichTextElement } from '@slack/types';
import type { NoticeWords } from '../../../model/notice.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import type { SlackMessage } from '../slack-message.ts';
import { button, buttons } from './basic-blocks.ts';
import { oneLine } from './plain.ts';
import { bold, code, person, run } from './rich-text.ts';
import { formattedSentence } from './sentence.ts';
import { shorten } from './shorten.ts';

const DRAW = { text: run, code, bold, person };
/** Words of ours are shorter; what a file or a person wrote may be any length. */
const PART = 600;

/** What somebody, or a channel, is told. */
export function noticeMessage(words: NoticeWords): SlackMessage {
  const { text, blocks } = formattedSentence(...noticeRuns(words));
  const elements = words.flatMap(({ text: name, as }) => (as === 'made' ? waysOn(name) : []));
  return { text, blocks: [...blocks, ...buttons(...elements)] };
}

/** What its owner does with a digest or an alert that does not go on by itself. */
function waysOn(name: string): readonly Button[] {
  return [
    button({ label: 'Edit', actionId: ACTIONS.editMade, value: value({ digest: name }) }),
    button({ label: 'Delete', actionId: ACTIONS.deleteMade, value: value({ digest: name }) }),
  ];
}

/** The words of a notice as they stand in a message. */
export function noticeRuns(words: NoticeWords): RichTextElement[][] {
  return words.map(({ text, as }) => {
    if (as === 'made') {
      return [];
    }
    return as === 'code' || as === 'bold' ? DRAW[as](shorten(oneLine(text), PART)) : DRAW[as](text);
  });
}
