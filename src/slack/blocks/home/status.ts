import type { KnownBlock } from '@slack/types';
import type { DigestList } from '../../../digests/outcome.ts';
import type { ArchiveStatus } from '../../../model/archive-status.ts';
import { counted, grouped } from '../../../model/counted.ts';
import { ITEM_KINDS } from '../../../model/item.ts';
import { countOf } from '../../../model/kind-words.ts';
import type { Problem } from '../../../model/problem.ts';
import { context, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { listed } from '../elements/listed.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import { emptyArchiveAdvice, isEmptyArchive } from '../search/empty-archive.ts';
import type { SlackMessage } from '../slack-message.ts';

/** Ten problems at most are told, and a block holds 3,000 characters. */
const MESSAGE = 160;
const FILE = 80;

/** What the archive holds, how its last index went, and whether digests are held up. */
export function statusMessage(
  archive: ArchiveStatus,
  digests: DigestList,
  { inFull }: { readonly inFull: boolean },
): SlackMessage {
  const pages = counted(archive.pages, 'page');
  const items = ITEM_KINDS.map((kind) => countOf([kind], archive.items[kind]));
  return {
    text: escapeText(`The archive holds ${pages}: ${listed(items)}.`),
    blocks: [
      header(`${pages} in the archive`),
      richText(section(run(`${listed(items)}.`))),
      ...(isEmptyArchive(archive) ? [emptyArchiveAdvice()] : []),
      context(
        ...(archive.indexing === null
          ? []
          : [
              `Indexing now: ${grouped(archive.indexing.done)} of ${counted(archive.indexing.of, 'file')}`,
            ]),
        at('Last complete index', archive.lastIndexAt),
        at('Last change', archive.lastChangeAt),
      ),
      ...(inFull ? [...trouble(archive), ...problems(archive)] : inShort(archive)),
      ...digestTrouble(digests),
    ],
  };
}

const at = (what: string, when: Date | null) =>
  `${what}: ${when === null ? 'none yet' : instant(when, 'UTC')}`;

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

function trouble({ trouble: why }: ArchiveStatus): KnownBlock[] {
  return why === null
    ? []
    : [richText(section(bold('Needs attention: '), run(shortLine(why, 1000))))];
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

function problemList(heading: string, shown: readonly Problem[], of: number): KnownBlock[] {
  if (of === 0) {
    return [];
  }
  const more = of - shown.length;
  const left = shown.length === 0 ? '`check` names them.' : `and ${grouped(more)} more`;
  return [
    richText(
      section(
        bold(heading),
        ...shown.map(({ file, line, message }) => [
          ...run('\n'),
          ...code(`${fileName(oneLine(file))}${line === null ? '' : `:${line}`}`),
          ...run(` ${shortLine(message, MESSAGE)}`),
        ]),
        run(more === 0 ? '' : `\n${left}`),
      ),
    ),
  ];
}

/** The end of a long path, which tells one page from another. */
function fileName(file: string): string {
  return file.length <= FILE ? file : `…${file.slice(1 - FILE)}`.toWellFormed();
}

function digestTrouble({ digests, problems: unusable }: DigestList): KnownBlock[] {
  const waiting = digests.reduce((sum, info) => sum + info.waiting, 0);
  const dead = digests.reduce((sum, info) => sum + info.dead, 0);
  return [
    context(
      counted(digests.length, 'digest'),
      ...(unusable.length === 0
        ? []
        : [`${counted(unusable.length, 'problem')} in digest files: /signalpost digest list`]),
      ...(waiting === 0 ? [] : [counted(waiting, 'message waits', 'messages wait')]),
      ...(dead === 0 ? [] : [`${counted(dead, 'message was', 'messages were')} refused by Slack`]),
    ),
  ];
}
