import type { KnownBlock } from '@slack/types';
import type { Calibration } from '../../../model/review/calibration.ts';
import { calibrationWords } from '../../../review/calibration/calibration-words.ts';
import { ACTIONS } from '../action-ids.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

const LINE = 240;

/** How ratings relate to decisions: what it comes to, then the figures. */
export function calibrationMessage(calibration: Calibration): SlackMessage {
  const { headline, sentence, parts, caution } = calibrationWords(calibration);
  return {
    text: `${headline}. ${sentence}`,
    blocks: [
      header(headline),
      richText(section(run(sentence))),
      ...parts.map(
        ({ heading, lines }): KnownBlock =>
          richText(
            section(bold(heading), ...lines.map((line) => run(`\n${shortLine(line, LINE)}`))),
          ),
      ),
      context(caution),
      // Figures come of decisions, and these are made there.
      ...buttons(button({ label: 'Review', actionId: ACTIONS.openQueue, value: 'queue' })),
    ],
  };
}
