import type { KnownBlock } from '@slack/types';
import type { DigestList } from '../../digests/outcome.ts';
import type { ArchiveStatus } from '../../model/archive-status.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import { context, header } from './elements.ts';
import { escapeText } from './escape-text.ts';
import { oneLine } from './plain.ts';
import { bold, code, richText, run, section } from './rich-text.ts';
import { shorten } from './shorten.ts';
import type { SlackMessage } from './slack-message.ts';
import { instant } from './times.ts';
import { counted, countOf, listed } from './words.ts';

const PROBLEMS = 5;

/** What the archive holds, how its last index went, and whether digests are held up. */
export function statusMessage(archive: ArchiveStatus, digests: DigestList): SlackMessage {
  const pages = counted(archive.pages, 'page', 'pages');
  const items = ITEM_KINDS.map((kind) => countOf([kind], archive.items[kind]));
  return {
    text: escapeText(`The archive holds ${pages}: ${listed(items)}.`),
    blocks: [
      header(`${pages} in the archive`),
      richText(section(run(`${listed(items)}.`))),
      context(
        ...(archive.indexing === null
          ? []
          : [`Indexing now: ${archive.indexing.done} of ${archive.indexing.of} files.`]),
        at('Last complete index', archive.lastIndexAt),
        at('Last change', archive.lastChangeAt),
      ),
      ...trouble(archive),
      ...problems(archive),
      ...digestTrouble(digests),
    ],
  };
}

const at = (what: string, when: Date | null) =>
  `${what}: ${when === null ? 'none yet' : instant(when, 'UTC')}`;

function trouble({ trouble: why }: ArchiveStatus): KnownBlock[] {
  return why === null
    ? []
    : [richText(section(bold('Needs attention: '), run(shorten(oneLine(why), 1000))))];
}

function problems({ rejectedFiles, warnings, problems: found }: ArchiveStatus): KnownBlock[] {
  if (rejectedFiles === 0 && warnings === 0) {
    return [];
  }
  return [
    richText(
      section(
        bold(
          [
            ...(rejectedFiles === 0
              ? []
              : [`${counted(rejectedFiles, 'file', 'files')} could not be used`]),
            ...(warnings === 0 ? [] : [counted(warnings, 'warning', 'warnings')]),
          ].join(', '),
        ),
        ...found
          .slice(0, PROBLEMS)
          .map(({ file, line, message }) => [
            ...run('\n'),
            ...code(shorten(oneLine(line === null ? file : `${file}:${line}`), 120)),
            ...run(` ${shorten(oneLine(message), 300)}`),
          ]),
      ),
    ),
  ];
}

function digestTrouble({ digests, problems: unusable }: DigestList): KnownBlock[] {
  const waiting = digests.reduce((sum, info) => sum + info.waiting, 0);
  const dead = digests.reduce((sum, info) => sum + info.dead, 0);
  return [
    context(
      counted(digests.length, 'digest', 'digests'),
      ...(unusable.length === 0
        ? []
        : [
            `${counted(unusable.length, 'problem', 'problems')} in digest files: /signalpost digest list`,
          ]),
      ...(waiting === 0 ? [] : [counted(waiting, 'message waits', 'messages wait')]),
      ...(dead === 0 ? [] : [`${counted(dead, 'message was', 'messages were')} refused by Slack`]),
    ),
  ];
}
