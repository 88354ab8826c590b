import type { RunLog, RunRecord, SentDigestOutcome } from '../../digests/outcome.ts';
import { pauseWords } from '../../digests/pauses/pause-words.ts';
import { counted } from '../../model/text/counted.ts';
import { plain } from '../text/terminal-text.ts';
import { renderDigest } from './render-digest.ts';

/** A run on one line, newest first, then what comes. */
export function runLogText({ past, coming, paused }: RunLog): string {
  const lines = past.map((record) => `${recordLine(record)}\n`);
  const next = coming.map(
    ({ definition, at }) =>
      `next  ${definition.name}  ${at.toISOString()}  ${plain(definition.channel)}\n`,
  );
  const resting = paused.map(
    ({ definition: { name, channel }, at, because }) =>
      `paused  ${name}  ${at.toISOString()}  ${plain(pauseWords(because, channel))}\n`,
  );
  return [...(past.length === 0 ? ['No digest has run yet.\n'] : lines), ...resting, ...next].join(
    '',
  );
}

function recordLine({ run, of, sent, lost, waiting }: RunRecord): string {
  const facts = [
    run.state,
    counted(sent, of),
    ...(waiting === 0 ? [] : [`${waiting} waiting`]),
    ...(lost === 0 ? [] : [`${lost} lost`]),
    ...(run.reason === null ? [] : [plain(run.reason)]),
  ];
  return `${run.slotLocal}  ${run.digest}  ${plain(run.channel)}  ${facts.join(' · ')}`;
}

/** A digest as it was sent, under the line of its run. */
export function sentText(
  outcome: Extract<SentDigestOutcome, { readonly kind: 'sent' | 'no-run' }>,
): string {
  if (outcome.kind === 'no-run') {
    const what = outcome.day === '' ? 'has not run yet' : `has no run of ${outcome.day}`;
    const others = outcome.days.length === 0 ? '' : ` The last ones: ${outcome.days.join(', ')}.`;
    return `${outcome.name} ${what}.${others}\n`;
  }
  const { pause, record } = outcome;
  const rest =
    pause === null
      ? ''
      : `paused since ${pause.at.toISOString()}: ${plain(pauseWords(pause.because, record.run.channel))}\n`;
  const line = `${recordLine(record)}\n${rest}`;
  return outcome.parents.length === 0
    ? line
    : `${line}\n${renderDigest({ parents: outcome.parents }, 'text')}`;
}
