import type { KnownBlock } from '@slack/types';
import type { DigestInfo, DigestList } from '../../../digests/outcome.ts';
import { counted } from '../../../model/counted.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import { unreadableMessage } from '../search/unreadable.ts';
import type { SlackMessage } from '../slack-message.ts';

/** Digests in one message. */
const SHOWN = 8;
const PROBLEMS = 5;

/** The digests with what an operator asks of them. @param mayRun - whether this reader may post them now. */
export function digestListMessage(
  { digests, problems }: DigestList,
  mayRun: boolean,
): SlackMessage {
  const heading = digests.length === 0 ? 'No digest is defined' : counted(digests.length, 'digest');
  return {
    text: heading,
    blocks: [
      header(heading),
      ...(digests.length === 0
        ? [
            richText(
              section(run('A digest is a file in the digests folder; weekly.yml is an example.')),
            ),
          ]
        : []),
      ...digests.slice(0, SHOWN).flatMap((info) => digestBlocks(info, mayRun)),
      ...(digests.length > SHOWN ? [context(`${digests.length - SHOWN} more are not shown.`)] : []),
      ...problemBlocks(problems),
    ],
  };
}

function digestBlocks(info: DigestInfo, mayRun: boolean): KnownBlock[] {
  const { name, title } = info.definition;
  return [
    richText(
      section(
        bold(oneLine(title)),
        run(' '),
        code(name),
        run(`\n${oneLine(info.schedule)} to ${shortLine(info.definition.channel, 80)}`),
      ),
    ),
    ...trouble(info),
    context(nextRunLine(info), lastRunLine(info)),
    ...buttons(
      button({
        label: 'Preview',
        actionId: ACTIONS.previewDigest,
        value: value({ digest: name }),
        spoken: `Preview ${title}`,
      }),
      ...(mayRun
        ? [
            button({
              label: 'Run now',
              actionId: ACTIONS.runDigest,
              value: value({ digest: name }),
              spoken: `Run now: ${title}`,
            }),
          ]
        : []),
    ),
  ];
}

/** What keeps a digest from posting anything, above all else that is said of it. */
function trouble({ unreadable, lastRun }: DigestInfo): KnownBlock[] {
  const unreachable = lastRun?.state === 'refused' ? (lastRun.reason ?? 'refused') : null;
  return [
    ...(unreadable === null ? [] : unreadableMessage(unreadable).blocks),
    ...(unreachable === null || lastRun === null
      ? []
      : [
          richText(
            section(
              run(`The last run was refused by Slack (${shortLine(unreachable, 100)}). Type `),
              code('/invite @Signalpost'),
              run(` in ${shortLine(lastRun.channel, 80)}, or correct the channel.`),
            ),
          ),
        ]),
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
