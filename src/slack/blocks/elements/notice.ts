import type { RichTextElement } from '@slack/types';
import type { NoticeWords } from '../../../model/notice.ts';
import type { SlackMessage } from '../slack-message.ts';
import { oneLine } from './plain.ts';
import { bold, code, person, run } from './rich-text.ts';
import { formattedSentence } from './sentence.ts';
import { shorten } from './shorten.ts';

const DRAW = { text: run, code, bold, person };
/** Words of ours are shorter; what a file or a person wrote may be any length. */
const PART = 600;

/** What somebody, or a channel, is told. */
export function noticeMessage(words: NoticeWords): SlackMessage {
  return formattedSentence(...noticeRuns(words));
}

/** The words of a notice as they stand in a message. */
export function noticeRuns(words: NoticeWords): RichTextElement[][] {
  return words.map(({ text, as }) =>
    as === 'code' || as === 'bold' ? DRAW[as](shorten(oneLine(text), PART)) : DRAW[as](text),
  );
}
