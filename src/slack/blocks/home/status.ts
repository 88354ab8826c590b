import type { KnownBlock } from '@slack/types';
import type { DigestList } from '../../../digests/outcome.ts';
import type { ArchiveStatus, TitledProblem } from '../../../model/archive-status.ts';
import type { Finding } from '../../../model/finding.ts';
import { ITEM_KINDS } from '../../../model/item.ts';
import type { Problem } from '../../../model/problem.ts';
import { counted, grouped } from '../../../model/text/counted.ts';
import { countOf } from '../../../model/text/kind-words.ts';
import { context, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { listed } from '../elements/listed.ts';
import { momentMarkup } from '../elements/moment.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { type Print, smallPrint } from '../elements/small-print.ts';
import { emptyArchiveAdvice, isEmptyArchive } from '../search/empty-archive.ts';
import type { SlackMessage } from '../slack-message.ts';
import { trafficLight, wellAndUnknown } from './traffic-light.ts';

/** Ten problems at most are told, and a block holds 3,000 characters. */
const MESSAGE = 160;
const FILE = 80;
const TITLE = 100;

/** What the archive holds, how its last index went, and whether digests are held up. */
export function statusMessage(archive: ArchiveStatus, digests: DigestList): SlackMessage {
  return messageOf(archive, [
    header(`${counted(archive.pages, 'page')} in the archive`),
    richText(section(run(`${itemsOf(archive)}.`))),
    ...archiveBlocks(archive),
    ...inShort(archive),
    digestLine(digests),
  ]);
}

/**
 * The same for those who run Signalpost: first whether all is well, then what is not, with what to
 * do, and everything else below.
 *
 * @param findings - a doctor's, in any order.
 */
export function fullStatusMessage(
  archive: ArchiveStatus,
  digests: DigestList,
  findings: readonly Finding[],
): SlackMessage {
  const all = [...archiveFindings(archive), ...findings];
  return messageOf(archive, [
    ...trafficLight(all),
    richText(
      section(
        bold(`${counted(archive.pages, 'page')} in the archive: `),
        run(`${itemsOf(archive)}.`),
      ),
    ),
    ...archiveBlocks(archive),
    ...problems(archive),
    digestLine(digests),
    ...wellAndUnknown(all),
  ]);
}

function messageOf(archive: ArchiveStatus, blocks: KnownBlock[]): SlackMessage {
  const pages = counted(archive.pages, 'page');
  return { text: escapeText(`The archive holds ${pages}: ${itemsOf(archive)}.`), blocks };
}

function itemsOf({ items }: ArchiveStatus): string {
  return listed(ITEM_KINDS.map((kind) => countOf([kind], items[kind])));
}

function archiveBlocks(archive: ArchiveStatus): KnownBlock[] {
  const { indexing } = archive;
  return [
    ...(isEmptyArchive(archive) ? [emptyArchiveAdvice()] : []),
    smallPrint(
      ...(indexing === null
        ? []
        : [
            {
              plain: `Indexing now: ${grouped(indexing.done)} of ${counted(indexing.of, 'file')}`,
            },
          ]),
      ...at('Last complete index', archive.lastIndexAt),
      ...at('Last change', archive.lastChangeAt),
    ),
  ];
}

function at(what: string, when: Date | null): readonly Print[] {
  return [when === null ? { plain: `${what}: none yet` } : momentMarkup(`${what}: `, when)];
}

/** What the archive itself tells of trouble; its pages' problems are listed by themselves. */
function archiveFindings({ trouble: why }: ArchiveStatus): readonly Finding[] {
  return why === null ? [] : [{ check: 'archive', state: 'trouble', symptom: why }];
}

/** That something needs a hand, without the names of files and folders. */
function inShort({ trouble: why, rejectedFiles }: ArchiveStatus): KnownBlock[] {
  const needs = [
    ...(why === null ? [] : ['The archive needs an operator’s attention.']),
    ...(rejectedFiles === 0 ? [] : [`${counted(rejectedFiles, 'page')} cannot be read.`]),
  ];
  return needs.length === 0
    ? []
    : [richText(section(run(`${needs.join(' ')} Those who run Signalpost see which, and why.`)))];
}

/** Quarantined pages by their first problem, then warnings; each list says how many it leaves out. */
function problems(archive: ArchiveStatus): KnownBlock[] {
  const { rejectedFiles, warnings, problems: found } = archive;
  const isRejected = ({ severity }: Problem) => severity === 'rejected';
  return [
    ...problemList(
      `${counted(rejectedFiles, 'page')} quarantined; ${lastVersions(archive)}`,
      found.filter(isRejected),
      rejectedFiles,
    ),
    ...problemList(
      counted(warnings, 'warning'),
      found.filter((problem) => !isRejected(problem)),
      warnings,
    ),
  ];
}

function lastVersions({ rejectedFiles, withLastVersion }: ArchiveStatus): string {
  if (withLastVersion === 0) {
    return 'not searchable until mended';
  }
  if (withLastVersion === rejectedFiles) {
    return 'what was last read stays searchable';
  }
  const others = rejectedFiles - withLastVersion;
  return `what was last read stays searchable, but for ${grouped(others)} of them`;
}

function problemList(heading: string, shown: readonly TitledProblem[], of: number): KnownBlock[] {
  if (of === 0) {
    return [];
  }
  const more = of - shown.length;
  const left =
    shown.length === 0
      ? '`signalpost check FOLDER` names them.'
      : `and ${grouped(more)} more; \`signalpost check FOLDER\` names each file`;
  return [
    richText(
      section(
        bold(heading),
        ...shown.map((problem) => [
          ...run('\n'),
          ...place(problem),
          ...run(` ${shortLine(problem.message, MESSAGE)}`),
        ]),
        run(more === 0 ? '' : `\n${left}`),
      ),
    ),
  ];
}

/** The page by its title, as people know it; by its file where it was never read. */
function place({ file, line, title }: TitledProblem) {
  return title === null || title.trim() === ''
    ? code(`${fileName(oneLine(file))}${line === null ? '' : `:${line}`}`)
    : [
        ...bold(shortLine(title, TITLE)),
        ...run(line === null ? ' (as a whole):' : `, line ${line}:`),
      ];
}

/** The end of a long path, which tells one page from another. */
function fileName(file: string): string {
  return file.length <= FILE ? file : `…${file.slice(1 - FILE)}`.toWellFormed();
}

function digestLine({ digests, problems: unusable }: DigestList): KnownBlock {
  const waiting = digests.reduce((sum, info) => sum + info.waiting, 0);
  const dead = digests.reduce((sum, info) => sum + info.dead, 0);
  const paused = digests.filter(({ definition }) => definition.pause !== null).length;
  return context(
    counted(digests.length, 'digest'),
    ...(paused === 0 ? [] : [`${counted(paused, 'pauses', 'pause')}: /signalpost digest list`]),
    ...(unusable.length === 0
      ? []
      : [`${counted(unusable.length, 'problem')} in digest files: /signalpost digest list`]),
    ...(waiting === 0 ? [] : [counted(waiting, 'message waits', 'messages wait')]),
    ...(dead === 0 ? [] : [`${counted(dead, 'message was', 'messages were')} refused by Slack`]),
  );
}
