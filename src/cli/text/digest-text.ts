import type { DigestInfo, DigestList, PreviewOutcome } from '../../digests/outcome.ts';
import { pauseWords } from '../../digests/pauses/pause-words.ts';
import { counted } from '../../model/text/counted.ts';
import { headline } from '../../model/text/headline.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import { renderDigest } from '../digest/render-digest.ts';
import { problemLine } from './problem-text.ts';
import { relevancyText } from './relevancy-text.ts';
import { type Paint, plain } from './terminal-text.ts';

type Preview = Extract<PreviewOutcome, { readonly kind: 'preview' }>;

/** Each digest on two lines, then what is wrong with the files of others. */
export function digestListText({ digests, problems }: DigestList, paint: Paint): string {
  const blocks = digests.map((info) => `${digestLines(info, paint).join('\n')}\n`);
  const none = digests.length + problems.length === 0 ? ['There are no digests.\n'] : [];
  return [...none, ...blocks, ...problems.map((problem) => problemLine(problem, paint))].join('');
}

function digestLines(info: DigestInfo, paint: Paint): readonly string[] {
  const { definition, schedule, nextRunAt, lastRun, waiting, dead } = info;
  const facts = [
    ...(definition.pause === null
      ? [nextRunAt === null ? 'no next run' : `next ${nextRunAt.toISOString()}`]
      : [`paused ${definition.pause.at.toISOString()}`]),
    lastRun === null ? 'never run' : `last ${lastRun.slotLocal} ${lastRun.state}`,
    ...(waiting === 0 ? [] : [`${counted(waiting, 'message')} waiting`]),
    ...(dead === 0 ? [] : [`${counted(dead, 'message')} refused`]),
  ];
  return [
    `${paint('bold', definition.name)}  ${plain(definition.title)}`,
    `  ${plain(schedule)} to ${plain(definition.channel)} · ${facts.join(' · ')}`,
    ...(definition.pause === null
      ? []
      : [`  ${paint('red', plain(pauseWords(definition.pause.because, definition.channel)))}`]),
    ...(info.unreadable === null
      ? []
      : [`  ${paint('red', plain(unreadableSentence(info.unreadable)))}`]),
  ];
}

/** What the digest would post now, and what it would have posted. */
export function previewText({ info, parents, entries, past }: Preview, paint: Paint): string {
  const [parent] = parents;
  if (parent !== undefined && parent.review !== null) {
    const told = `Last ${past.days} days: ${counted(past.items, 'decision')} in ${counted(past.runs, 'run')}`;
    return [
      ...digestLines(info, paint),
      '',
      `Would post now: ${renderDigest({ parents }, 'text')}`,
      told,
      '',
    ].join('\n');
  }
  const counts =
    parent === undefined
      ? 'nothing new'
      : `${parent.newItems} new, ${parent.updatedItems} updated, ${parent.belowThreshold} below the threshold, ${parent.overLimit} over the limit`;
  return [
    ...digestLines(info, paint),
    '',
    ...(parent?.story?.simulated === true
      ? ['Simulated, as if pages had come on their page dates.']
      : []),
    `Would post now: ${counts}`,
    ...entries.map(({ number, found, novelty, alsoIn }) => {
      const also = alsoIn === 0 ? '' : ` (also in ${counted(alsoIn, 'page')})`;
      const title = plain(headline(found.item).title);
      return `  ${number}. ${title}  ${paint('yellow', relevancyText(found))} · ${novelty} · ${plain(found.page.title)}${also}`;
    }),
    `Last ${past.days} days: ${counted(past.runs, 'run')} with ${counted(past.items, 'item')}`,
    '',
  ].join('\n');
}

export interface RunResult {
  readonly digest: string;
  readonly outcome: 'planned' | 'empty' | 'already';
  readonly slot: string;
  readonly channel: string;
  /** Items planned by this run. */
  readonly items: number;
  readonly by: 'us' | 'server' | 'next server';
  readonly sent: number;
}

/** What became of a run that somebody asked for, in one line. */
export function runText({ digest, outcome, slot, channel, items, by, sent }: RunResult): string {
  if (outcome === 'empty') {
    return `${digest}: nothing new, so nothing is posted (${slot}).\n`;
  }
  if (outcome === 'already') {
    return `${digest} has a run of this minute already (${slot}); nothing is posted twice.\n`;
  }
  const planned = `${digest}: ${counted(items, 'item')} for ${plain(channel)} (${slot})`;
  switch (by) {
    case 'us':
      return sent === items
        ? `${planned}, posted.\n`
        : `${planned}, ${sent} posted. \`digest list\` says what waits or was refused.\n`;
    case 'server':
      return `${planned}. Another Signalpost holds the database: it posts them within a minute if it serves; if it indexes, the next one to serve does (npm start).\n`;
    case 'next server':
      return `${planned}; they are posted when Signalpost serves (npm start), since SLACK_BOT_TOKEN is not set here.\n`;
  }
}
