import type { Button } from '@slack/types';
import type { ItemKind } from '../../../model/item.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import type { SlackMessage } from '../slack-message.ts';

export interface Example {
  readonly command: string;
  readonly kind: ItemKind;
  readonly query: string;
}

/** Three queries that find something in most archives, each one click away. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  { command: '/signals', kind: 'signal', query: 'regulation rel:>=4' },
  { command: '/concerns', kind: 'concern', query: 'privacy OR surveillance' },
  { command: '/technologies', kind: 'technology', query: 'energ* since:365d' },
];

const FILTERS: readonly (readonly [string, string])[] = [
  ['"a phrase"  =exact  OR  -not  prefix*  ( )', 'words: all must match unless you say otherwise'],
  ['rel:>=4  rel:5  rel:3..4  rel:unrated', 'relevancy, 1 to 5'],
  ['theme:  keyword:  topic:  category:  type:', "the page's labels; -theme:x leaves them out"],
  ['source:bbc.com  title:"digital twins"', "the article's site; words of the page's title"],
  ['in:concerns,issues', 'other tables than the command asks'],
  ['lang:fr  lang:en', "language of the item's texts; -lang:fr leaves it out"],
  ['is:flagged  is:accepted  is:dismissed  is:duplicate  is:false-positive', 'by its review'],
  ['by:me  by:@person  tag:energy', 'who flagged or decided it; what reviewers call it'],
  ['since:2025-01  until:2025-06  since:30d', 'page date'],
  ['sort:relevancy  sort:recent', 'order; without it the best match comes first'],
];

const SUBCOMMANDS: readonly (readonly [string, string])[] = [
  ['/signalpost help', 'this text'],
  ['/signalpost status', 'what the archive holds, and how its last index went'],
  [
    '/signalpost digest list',
    'the digests and your alerts; edit, pause, copy and delete them there',
  ],
  ['/signalpost digest new', "set up a channel's digest, with a preview before it is saved"],
  ['/signalpost alert regulation rel:>=4', 'tell me of what is new, in my direct messages'],
  ['/signalpost preferences', 'quiet hours, mutes, and all my alerts in one place'],
  ['/signalpost digest preview NAME', 'what a digest would post now; posts nothing'],
  [
    '/signalpost digest replay NAME',
    'what it would have posted in the last three months, and caught of what was flagged and accepted',
  ],
  [
    '/signalpost trends regulation',
    'items by quarter; without a query, what rises and what is quiet',
  ],
  ['/signalpost digest run NAME', 'post a digest now'],
  ['/signalpost digest log', 'the runs of all digests, and their lists'],
  ['/signalpost digest show NAME 2026-11-16', 'a digest as it was sent on a day'],
  ['/signalpost review', 'flagged items that wait for a decision'],
  ['/signalpost collect NAME', 'a list of items for a workshop; without a name, all of them'],
  ['/signalpost calibration', 'how ratings relate to what people accept and dismiss'],
  ['/signalpost export', 'a file of flags, decisions or items, or a sheet, sent to you'],
];

const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['@Signalpost regulation', 'asks all five tables; works in threads, where commands do not'],
  ['@Signalpost signals regulation', 'asks one'],
  ['Search Signalpost', "in a message's menu: looks its words up"],
];

/** How to use Signalpost. */
export function helpMessage(): SlackMessage {
  return {
    text: escapeText(`How to use Signalpost. For example: ${EXAMPLES.map(typed).join(', ')}`),
    blocks: [
      header('How to use Signalpost'),
      richText(
        section(
          run('Ask one table of the archive: '),
          code('/signals'),
          run(', '),
          code('/concerns'),
          run(', '),
          code('/behaviors'),
          run(', '),
          code('/technologies'),
          run(' or '),
          code('/issues'),
          run(', then what you look for. Only you see the answer.'),
        ),
      ),
      ...buttons(...EXAMPLES.map((_, n) => exampleButton(n))),
      lines('Words and filters', FILTERS),
      lines('In threads and on messages', ELSEWHERE),
      lines('Everything else', SUBCOMMANDS),
    ],
  };
}

/** A button that runs the n-th example, from 0; the answer is a message of its own. */
export function exampleButton(n: number): Button {
  const example = EXAMPLES[n] ?? EXAMPLES[0];
  return button({
    label: typed(example),
    actionId: numbered(ACTIONS.tryOut, n),
    value: value({ text: example.query, kinds: [example.kind] }),
    spoken: `Run ${typed(example)}`,
  });
}

const typed = ({ command, query }: Example) => `${command} ${query}`;

/** A heading with its lines, all in one section: Slack sets sections apart. */
function lines(heading: string, pairs: readonly (readonly [string, string])[]) {
  return richText(
    section(
      bold(heading),
      ...pairs.map(([typing, meaning]) => [...run('\n'), ...code(typing), ...run(` ${meaning}`)]),
    ),
  );
}
