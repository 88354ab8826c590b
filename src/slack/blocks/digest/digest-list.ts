import type { KnownBlock } from '@slack/types';
import { refusalWords } from '../../../digests/delivery/refusal-words.ts';
import type { DigestInfo, DigestList } from '../../../digests/outcome.ts';
import { pauseWords } from '../../../digests/pauses/pause-words.ts';
import { counted } from '../../../model/text/counted.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { noticeRuns } from '../elements/notice.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import { unreadableMessage } from '../search/unreadable.ts';
import type { SlackMessage } from '../slack-message.ts';
import { madeMenu } from '../wish/made-menu.ts';
import { alertBlocks } from './alert-blocks.ts';
import { channelWords } from './channel-words.ts';
import { digestButton } from './digest-button.ts';
import { pauseOrResume } from './pause-or-resume.ts';

/** What is looked at, and what is done, more rarely. */
const LOOKS = ['last', 'replay'] as const;
const ALL = [...LOOKS, 'copy', 'transfer', 'delete'] as const;

/** Digests in one message. */
const SHOWN = 6;
const SHOWN_ALERTS = 4;
const PROBLEMS = 5;

/** The digests and alerts that somebody sees, and what they may do with them. */
export interface ShownDigests extends DigestList {
  /** Their own. */
  readonly alerts: readonly DigestInfo[];
  readonly mayRun: boolean;
  readonly mayMake: boolean;
  readonly mayKeep: boolean;
}

/** The digests with what one asks of them, then the reader's own alerts, and the way to a new one. */
export function digestListMessage(shown: ShownDigests): SlackMessage {
  const { digests, problems, alerts } = shown;
  const heading = digests.length === 0 ? 'No digest is defined' : counted(digests.length, 'digest');
  return {
    text: heading,
    blocks: [
      header(heading),
      ...(digests.length === 0
        ? [
            richText(
              section(
                run('Set one up for a channel with '),
                code('/signalpost digest new'),
                run(', or as a file in the digests folder; weekly.yml is an example.'),
              ),
            ),
          ]
        : []),
      ...digests.slice(0, SHOWN).flatMap((info) => digestBlocks(info, shown)),
      ...(digests.length > SHOWN ? [context(`${digests.length - SHOWN} more are not shown.`)] : []),
      ...problemBlocks(problems),
      ...(alerts.length === 0
        ? []
        : [header(counted(alerts.length, 'alert of yours', 'alerts of yours'))]),
      ...alerts.slice(0, SHOWN_ALERTS).flatMap((info) => alertBlocks(info)),
      ...(alerts.length > SHOWN_ALERTS
        ? [context(`${alerts.length - SHOWN_ALERTS} more are on the Home tab.`)]
        : []),
      ...buttons(
        ...(shown.mayMake ? [newButton('New digest', 'channel')] : []),
        ...(shown.mayKeep
          ? [
              newButton('New alert', 'person'),
              button({ label: 'Preferences', actionId: ACTIONS.preferences, value: value({}) }),
            ]
          : []),
      ),
    ],
  };
}

function newButton(label: string, to: 'channel' | 'person') {
  return button({
    label,
    actionId: numbered(ACTIONS.newWish, to === 'channel' ? 0 : 1),
    value: value({ to }),
  });
}

function digestBlocks(info: DigestInfo, { mayRun, mayMake, mayKeep }: ShownDigests): KnownBlock[] {
  const { name, title, made, pause } = info.definition;
  const act = (label: string, actionId: string) => digestButton(info.definition, label, actionId);
  return [
    richText(
      section(
        bold(oneLine(title)),
        run(' '),
        code(name),
        run(`\n${oneLine(info.schedule)} to `),
        channelWords(info.definition.channel),
      ),
    ),
    ...trouble(info),
    context(
      pause === null
        ? nextRunLine(info)
        : `paused since ${instant(pause.at, info.definition.schedule.timezone)}`,
      lastRunLine(info),
      ...(made === null ? [`a file: digests/${name}.yml`] : []),
    ),
    {
      type: 'actions',
      elements: [
        button({
          label: 'Preview',
          actionId: ACTIONS.previewDigest,
          value: value({ digest: name }),
          spoken: `Preview ${title}`,
        }),
        ...(mayRun && pause === null ? [act('Run now', ACTIONS.runDigest)] : []),
        ...(mayMake && made === null
          ? [...pauseOrResume(info.definition), act('Copy to edit', ACTIONS.copyMade)]
          : []),
        ...(mayMake && made !== null
          ? [act('Edit', ACTIONS.editMade), ...pauseOrResume(info.definition)]
          : []),
        ...(mayKeep ? [madeMenu(name, mayMake && made !== null ? ALL : LOOKS)] : []),
      ],
    },
  ];
}

/** What keeps a digest from posting anything, above all else that is said of it. */
function trouble({ definition, unreadable, lastRun }: DigestInfo): KnownBlock[] {
  const { pause } = definition;
  if (pause !== null && pause.because !== 'asked') {
    const words = pauseWords(pause.because, 'its channel');
    return [
      richText(section(run(`It pauses: ${words}`))),
      ...(unreadable === null ? [] : unreadableMessage(unreadable).blocks),
    ];
  }
  return [
    ...(unreadable === null ? [] : unreadableMessage(unreadable).blocks),
    ...(lastRun?.state === 'refused'
      ? [
          richText(
            section(
              run('The last run was refused.'),
              ...noticeRuns(refusalWords(lastRun.reason, shortLine(lastRun.channel, 80))),
            ),
          ),
        ]
      : []),
  ];
}

export function nextRunLine({ nextRunAt, definition }: DigestInfo): string {
  return nextRunAt === null
    ? 'no next run'
    : `next run ${instant(nextRunAt, definition.schedule.timezone)}`;
}

function lastRunLine({ lastRun, waiting, dead, definition }: DigestInfo): string {
  if (lastRun === null) {
    return 'never run';
  }
  return [
    `last run ${instant(lastRun.slotAt, definition.schedule.timezone)}: ${lastRun.state}`,
    ...(waiting === 0 ? [] : [counted(waiting, 'message waits', 'messages wait')]),
    // Of a run that was refused as a whole, nothing was sent that could be refused by itself.
    ...(dead === 0 || lastRun.state === 'refused'
      ? []
      : [`${counted(dead, 'message was', 'messages were')} refused by Slack`]),
  ].join(', ');
}

function problemBlocks(problems: DigestList['problems']): KnownBlock[] {
  const place = (file: string, line: number | null) => (line === null ? file : `${file}:${line}`);
  return problems.length === 0
    ? []
    : [
        richText(
          section(
            bold('Files that cannot be used'),
            ...problems
              .slice(0, PROBLEMS)
              .map(({ file, line, message }) => [
                ...run('\n'),
                ...code(shortLine(place(file, line), 120)),
                ...run(` ${shortLine(message, 400)}`),
              ]),
          ),
        ),
      ];
}
