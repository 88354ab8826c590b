import type { KnownBlock, SectionBlock } from '@slack/types';
import type { RunItemsOutcome } from '../../../digests/outcome.ts';
import { calendarPeriod } from '../../../model/calendar.ts';
import type { Standings } from '../../../model/review/review.ts';
import { counted, grouped } from '../../../model/text/counted.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { collectSeveralButton } from '../collections/collect-choice.ts';
import { button, buttons, context, header, plainText } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { sentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { detailsButton } from '../search/card-buttons.ts';
import { itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';
import { decidedSince } from './decided-since.ts';
import { ratingMark } from './digest-lines.ts';

type Items = Extract<RunItemsOutcome, { readonly kind: 'items' }>;

const LINE = 250;

/** Everything that passed when a digest was written, ten a page, each with what was decided on it. */
export function runItemsMessage(outcome: RunItemsOutcome, standings: Standings): SlackMessage {
  if (outcome.kind === 'unknown-run') {
    return unknownRunMessage();
  }
  const { run, title, items, before, total } = outcome;
  const when = calendarPeriod(run.from, run.to, outcome.timezone);
  const heading = `${counted(total, 'item')} of ${shortLine(title, 80)}, ${when}`;
  return {
    text: escapeText(heading),
    blocks: [
      header(heading),
      context(`showing ${grouped(before + 1)}–${grouped(before + items.length)} · best first`),
      ...items.flatMap((found): KnownBlock[] => {
        const gone = found.goneAt === null ? '' : ' · has left the archive';
        const page = shortLine(found.page.title, 80, 'untitled page');
        const line: SectionBlock = {
          type: 'section',
          text: plainText(
            `${ratingMark(found, { floor: true })}  ${itemName(found)} · ${page}${gone}`,
            LINE,
          ),
          accessory: detailsButton(found),
        };
        return [line, ...decidedSince(standings.get(found.item.id))];
      }),
      ...foot(outcome),
    ],
  };
}

function foot({ run, items, page, pages, title }: Items) {
  const label = `Collect these ${items.length}…`;
  const turn = (label: string, to: number, n: number) =>
    button({
      label,
      actionId: numbered(ACTIONS.turnRunItems, n),
      value: value({ run: run.id, page: to }),
      spoken: `${label} of ${title}`,
    });
  return buttons(
    ...(page > 1 ? [turn('Previous', page - 1, 0)] : []),
    ...(page < pages ? [turn('Next 10', page + 1, 1)] : []),
    ...(items.length === 0
      ? []
      : [
          collectSeveralButton(
            { items: items.map(({ item }) => item.id) },
            label,
            `${label} of ${title}`,
          ),
        ]),
  );
}

/** A run of another database, or of a version that kept no lists. */
export function unknownRunMessage(): SlackMessage {
  return sentence(
    'I have no list of this digest: it was posted by an earlier version, or the database is another one. /signalpost digest log shows the ones that I know.',
  );
}
