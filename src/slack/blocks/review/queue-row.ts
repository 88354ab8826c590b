import type {
  ActionsBlock,
  Button,
  Checkboxes,
  KnownBlock,
  Overflow,
  RichTextElement,
} from '@slack/types';
import { isPublic, type ReviewSubject, subjectId } from '../../../model/review/nomination.ts';
import type { Verdict } from '../../../model/review/review.ts';
import type { QueueEntry } from '../../../model/review/review-queue.ts';
import { waitingAge } from '../../../model/review/review-summary-text.ts';
import type { ChannelId, MessageRef } from '../../../model/slack-ids.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { ACTIONS, numbered, QUEUE } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { collectOption } from '../collections/collect-choice.ts';
import { ratingMark } from '../digest/digest-lines.ts';
import { button, plainText } from '../elements/basic-blocks.ts';
import { italic, link, person, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { day } from '../elements/times.ts';
import { flaggers } from './people-names.ts';
import { type QueueState, queueBlockId } from './queue-state.ts';
import { subjectLink, subjectName } from './subject-name.ts';
import { verdictWords } from './verdicts.ts';

const TITLE = 60;
const NOTE = 120;

/** What a row needs to know beside its entry. */
export interface RowContext {
  readonly state: QueueState;
  readonly now: Date;
  readonly mayDecide: boolean;
  readonly ticked: readonly string[];
  /** Slack's address of a message; undefined where it is not known. */
  readonly permalink: (ref: MessageRef) => string | undefined;
  /** Channels that everybody of the workspace can read; no other is named. */
  readonly publicChannels: ReadonlySet<ChannelId>;
}

/** What is to be chosen in the menu of a row. */
export const ROW_CHOICES = ['duplicate', 'false-positive', 'notes', 'details'] as const;
export type RowChoice = (typeof ROW_CHOICES)[number];

/** `●5 name · signal · page · ⚑ Noor, Jonas · 3 d · in #foresight`, and its row of buttons. */
export function queueRow(entry: QueueEntry, context: RowContext): KnownBlock[] {
  return [
    richText(section(factsLine(entry, context), ...moreLines(entry))),
    rowActions(entry, context),
  ];
}

function factsLine(entry: QueueEntry, context: RowContext): RichTextElement[] {
  const { subject, flags, since } = entry;
  return [
    ...run(subject.kind === 'item' ? `${ratingMark(subject.found, { floor: true })} ` : '✎ '),
    ...subjectLink(subject),
    ...run(` · ${whatItIs(subject)} · ⚑ `),
    ...flaggers(flags),
    ...run(` · ${waitingAge(since, context.now)}`),
    ...place(entry, context),
  ];
}

function whatItIs(subject: ReviewSubject): string {
  if (subject.kind === 'nomination') {
    return 'suggestion';
  }
  const { item, page, goneAt } = subject.found;
  const [theme] = page.themes;
  return [
    item.kind,
    shortLine(page.title, TITLE, 'untitled page'),
    ...(theme === undefined ? [] : [shortLine(theme, TITLE)]),
    ...(goneAt === null ? [] : ['has left the archive']),
  ].join(' · ');
}

function place({ subject, flaggedAt }: QueueEntry, context: RowContext): RichTextElement[] {
  const ref = subject.kind === 'nomination' ? subject.nomination.source : flaggedAt[0];
  if (ref === undefined) {
    return [];
  }
  if (!context.publicChannels.has(ref.channel)) {
    return run(ref.channel.startsWith('D') ? '' : ' · in a private channel');
  }
  const address = context.permalink(ref) ?? null;
  return [
    ...run(' · in '),
    { type: 'channel', channel_id: ref.channel },
    ...(address === null ? [] : [...run(' '), ...link('see it', address)]),
  ];
}

/** What was decided before, and what reviewers wrote beside it. */
function moreLines({ decision, notes }: QueueEntry): RichTextElement[][] {
  const { note, tags, assignee, later } = notes;
  const parts = [
    ...(decision === null
      ? []
      : [
          [
            ...run(`${verdictWords(decision.verdict).done} by `),
            ...person(decision.by),
            ...run(`, ${day(decision.at)}, and flagged again`),
          ],
        ]),
    ...(assignee === null ? [] : [[...run('for '), ...person(assignee)]]),
    ...(tags.length === 0 ? [] : [run(tags.map((tag) => `#${tag}`).join(' '))]),
    ...(later === null ? [] : [run(`until ${later}`)]),
    ...(note === null ? [] : [italic(shortLine(note, NOTE))]),
  ];
  return parts.length === 0
    ? []
    : [run('\n'), ...parts.map((part, n) => [...(n === 0 ? [] : run(' · ')), ...part])];
}

function rowActions(entry: QueueEntry, context: RowContext): ActionsBlock {
  const block = {
    type: 'actions' as const,
    block_id: queueBlockId(context.state, subjectId(entry.subject)),
  };
  return context.mayDecide
    ? { ...block, elements: [tick(entry, context), ...decideButtons(entry), menu(entry)] }
    : { ...block, elements: [detailsOf(entry)] };
}

function tick({ subject }: QueueEntry, { ticked }: RowContext): Checkboxes {
  const id = subjectId(subject);
  const option = { text: plainText('Select', BLOCK_LIMITS.optionText), value: id };
  return {
    type: 'checkboxes',
    action_id: QUEUE.tick,
    options: [option],
    ...(ticked.includes(id) ? { initial_options: [option] } : {}),
  };
}

function decideButtons(entry: QueueEntry): Button[] {
  const name = subjectName(entry.subject);
  const way = (n: number, verdict: Verdict) => {
    const label = verdictWords(verdict).act;
    return button({
      label,
      actionId: numbered(ACTIONS.decideNow, n),
      value: value({ item: subjectId(entry.subject), verdict, seen: seenOf(entry) }),
      spoken: `${label}: ${name}`,
      ...(verdict === 'accepted' ? { style: 'primary' as const } : {}),
    });
  };
  return [way(0, 'accepted'), way(1, 'dismissed')];
}

/** When the decision was made that whoever looks sees; null for none. */
function seenOf({ decision }: Pick<QueueEntry, 'decision'>): number | null {
  return decision?.at.getTime() ?? null;
}

function menu({ subject }: QueueEntry): Overflow {
  const labels: Readonly<Record<RowChoice, string>> = {
    duplicate: 'Duplicate of…',
    'false-positive': 'False positive',
    notes: 'Note, tags, assign, later…',
    details: 'Details',
  };
  const choices = ROW_CHOICES.filter((choice) => choice !== 'details' || subject.kind === 'item');
  return {
    type: 'overflow',
    action_id: QUEUE.menu,
    options: [
      ...choices.map((choice) => ({
        text: plainText(labels[choice], BLOCK_LIMITS.optionText),
        value: `${choice}|${subjectId(subject)}`,
      })),
      ...(isPublic(subject) ? [collectOption(subjectId(subject))] : []),
    ],
  };
}

function detailsOf({ subject }: QueueEntry): Button {
  return button({
    label: 'Details',
    actionId: ACTIONS.details,
    value: value({ item: subjectId(subject) }),
    spoken: `Details of ${subjectName(subject)}`,
  });
}
