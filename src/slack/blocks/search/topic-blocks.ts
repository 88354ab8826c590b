import type { KnownBlock } from '@slack/types';
import type { ResultPage } from '../../../search/outcome.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { shorten } from '../elements/shorten.ts';

/** About four lines: the items below are what was asked for. */
const SYNTHESIS = 420;

/** What the pages of a topic say together, above the first page of a list whose query names it. */
export function topicBlocks({ topic, page }: Pick<ResultPage, 'topic' | 'page'>): KnownBlock[] {
  if (topic === null || page > 1 || oneLine(topic.synthesis, '') === '') {
    return [];
  }
  return [
    richText(
      section(
        bold(`Topic ${shortLine(topic.name, 80)}: `),
        run(shorten(oneLine(topic.synthesis), SYNTHESIS)),
      ),
    ),
  ];
}
