import type { Problem } from './problem.ts';
import { visibleText } from './text/visible-text.ts';

/** What is wrong at a place, as data; all texts as they stand in the page, however hostile. */
export interface Fault {
  /** From 1; null when the whole file is meant. */
  readonly line: number | null;
  /** A stable word per kind of problem, for counts. */
  readonly code: string;
  /** A clause without its end, `The title line cannot be read`, or whole sentences that say all. */
  readonly what: string;
  /** In words: `a whole number from 1 to 5`. */
  readonly expected?: string | undefined;
  /** As it would be typed: `## Signals`. */
  readonly example?: string | undefined;
  /** What stands there, word for word, of any length. */
  readonly received?: string | undefined;
  /** What was found where there is nothing to quote: `the end of the file`. */
  readonly found?: string | undefined;
  /** Whole sentences: what became of it, or what to do. */
  readonly remark?: string | undefined;
}

/** Characters of what was found that are repeated. */
const MAX_QUOTED = 80;
/** Of them, once what cannot be seen is named. */
const MAX_VISIBLE = 200;

/** The one place where a fault becomes a problem with its sentence. */
export function problemOf(file: string, severity: Problem['severity'], fault: Fault): Problem {
  const { line, code, expected, example, received, found } = fault;
  return {
    file,
    line,
    code,
    severity,
    message: problemSentence(fault),
    ...(expected === undefined ? {} : { expected }),
    ...(example === undefined ? {} : { example }),
    ...(received === undefined && found === undefined
      ? {}
      : { received: received === undefined ? found : cut(received).text }),
  };
}

/** What is wrong, what was expected with an example, what was found; nothing in it is invisible. */
export function problemSentence(fault: Fault): string {
  const { what, expected, example, received, found, remark } = fault;
  const wanted = [
    ...(expected === undefined ? [] : [expected]),
    ...(example === undefined ? [] : [`"${example}"`]),
  ].join(' such as ');
  const was = received === undefined ? found : quoteFound(received);
  const clauses = [
    ...(wanted === '' ? [] : [`expected ${wanted}`]),
    ...(was === undefined ? [] : [`found ${was}`]),
  ].join(', ');
  const end = clauses === '' ? (/[.!?]$/.test(what) ? '' : '.') : `; ${clauses}.`;
  const sentence = `${what}${end}`;
  return visibleText(remark === undefined ? sentence : `${sentence} ${remark}`);
}

/** A text of a page in quotes: one line, 80 characters at most, with what cannot be seen in it named. */
export function quoteFound(received: string): string {
  const { text, isWhole } = cut(received);
  if (text === '') {
    return 'an empty line';
  }
  const shown = visibleText(text);
  return isWhole && shown.length <= MAX_VISIBLE
    ? `"${shown}"`
    : `"${shown.slice(0, MAX_VISIBLE).replace(/⟨[^⟩]*$/, '')}…"`;
}

function cut(received: string): { readonly text: string; readonly isWhole: boolean } {
  // A line may be megabytes long: nothing looks at more of it than is needed.
  const start = trimPlain(received.slice(0, MAX_QUOTED * 2 + 1));
  const chars = Array.from(start);
  const isWhole = chars.length <= MAX_QUOTED && received.length <= MAX_QUOTED * 2;
  return { text: isWhole ? start : chars.slice(0, MAX_QUOTED).join(''), isWhole };
}

/** Other white space than blanks and tabs is what may have to be shown. */
function trimPlain(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
