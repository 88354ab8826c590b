import type { KnownBlock } from '@slack/types';
import type { Finding } from '../../../model/finding.ts';
import { counted } from '../../../model/text/counted.ts';
import { header } from '../elements/basic-blocks.ts';
import { bold, italic, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { smallPrint } from '../elements/small-print.ts';

type State = Finding['state'];

/** Worst first; whoever sees no colours reads the words beside them. */
const LIGHTS: Readonly<Record<'trouble' | 'warning', string>> = { trouble: '🔴', warning: '🟡' };
/** Findings that are told with cause and remedy: what comes after them can wait. */
const MOST_TOLD = 12;
/** Of a symptom, a cause or a remedy. */
const LINE = 300;

/** Whether all is well; and what is not, worst first, each with what to do. */
export function trafficLight(findings: readonly Finding[]): KnownBlock[] {
  const [trouble, warnings] = [of('trouble', findings), of('warning', findings)];
  const told = [...trouble, ...warnings];
  return [
    header(headline(trouble.length, warnings.length)),
    ...told.slice(0, MOST_TOLD).map(findingBlock),
    ...(told.length > MOST_TOLD
      ? [smallPrint({ plain: `and ${told.length - MOST_TOLD} more: signalpost doctor` })]
      : []),
  ];
}

/** What could not be looked at, and all that is well, in small print. */
export function wellAndUnknown(findings: readonly Finding[]): KnownBlock[] {
  const [unknown, well] = [of('unknown', findings), of('well', findings)];
  const line = (what: string, found: readonly Finding[]) =>
    found.length === 0
      ? []
      : [smallPrint({ plain: `${what}: ${found.map(({ symptom }) => symptom).join(' · ')}` })];
  return [...line('Could not be looked at', unknown), ...line('Well', well)];
}

function of(state: State, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.state === state);
}

function headline(trouble: number, warnings: number): string {
  if (trouble > 0) {
    return `${LIGHTS.trouble} ${counted(trouble, 'thing needs', 'things need')} a hand`;
  }
  return warnings > 0
    ? `${LIGHTS.warning} ${counted(warnings, 'thing wants', 'things want')} a look`
    : '🟢 All is well';
}

/** A symptom stands in the middle of a line on a terminal, and begins one here. */
function capitalised(symptom: string): string {
  return symptom.charAt(0).toUpperCase() + symptom.slice(1);
}

function findingBlock({ state, symptom, cause, remedy }: Finding): KnownBlock {
  const light = state === 'trouble' ? LIGHTS.trouble : LIGHTS.warning;
  const more = (text: string | undefined) => (text === undefined ? '' : shortLine(text, LINE));
  return richText(
    section(
      run(`${light} `),
      bold(shortLine(capitalised(symptom), LINE)),
      cause === undefined ? [] : run(`\n${more(cause)}`),
      remedy === undefined ? [] : italic(`\n→ ${more(remedy)}`),
    ),
  );
}
