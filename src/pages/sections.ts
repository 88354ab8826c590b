import {
  type HeadingName,
  headingName,
  LONGEST_HEADING,
  SECTION_NAMES,
  type SectionName,
} from './heading-name.ts';
import { lastTextLine } from './last-text.ts';
import type { ProblemLog } from './problem-log.ts';
import type { BlockStructure } from './structure.ts';
import { isTableHead } from './table-head.ts';

/** A known section. Lines count from 0; `first` up to, not including, `end` are its content. */
export interface Section {
  readonly name: SectionName;
  readonly heading: number;
  readonly first: number;
  readonly end: number;
}

interface Candidate extends HeadingName {
  readonly line: number;
  /** Below the heading, and below the line under it, if there is one: `Signals` over `-------`. */
  readonly first: number;
  /** Whether the section's kind of content stands below. */
  readonly fits: boolean;
}

const LISTS: ReadonlySet<SectionName> = new Set(['Keywords', 'Themes', 'Other', 'Closest']);
/** Begins like a heading: in Markdown, `##Signals`, or to the eye, `**Signals**`, `Signals:`. */
const LIKE_HEADING = /^[\p{Zs}\p{Cf}\t]*(?:[#＃]|<h|[*_]{1,3}[^\s*_]|\p{Lu})/u;
const MARKED = /^[\p{Zs}\p{Cf}\t]*[#＃<]/u;
const BULLET = /^[*+-](?:\s|$)/;

/**
 * The page's sections in page order, by the ten known names: as they should be written, or as
 * nobody would take for anything else, with the section's kind of content below, where the page
 * does not have that section as it should be written. A known heading without its kind of content,
 * where the page has the section properly elsewhere, is text (a summary may quote "## Signals").
 * Any other heading is text in a summary; in a list, or above a table, it ends the section.
 */
export function findSections(
  lines: readonly string[],
  structure: BlockStructure,
  problems: ProblemLog,
): readonly Section[] {
  const kept = keptHeadings(lines, structure);
  const unknown = unknownHeadings(lines, structure, kept);
  reportRepeats(kept, problems);
  reportTranslations(lines, kept, problems);
  reportUnknown(lines, unknown, problems);
  reportEnd(lines, kept, structure, problems);
  const ends = new Set([...kept.map(({ line }) => line), ...unknown]);
  return kept.map(({ name, line, first }) => {
    let end = first;
    while (end < lines.length && !ends.has(end)) {
      end += 1;
    }
    return { name, heading: line, first, end };
  });
}

function keptHeadings(
  lines: readonly string[],
  { headings }: BlockStructure,
): readonly Candidate[] {
  const isHeading = new Set(headings.map(({ line }) => line));
  const named = lines.flatMap((text, line) => {
    const found = looksLikeHeading(lines, line) ? headingName(text) : undefined;
    if (found === undefined) {
      return [];
    }
    // Of one that Markdown takes for a part of a list, nothing but the name is as it should be.
    const isInList = found.likeness === 'exact' && !isHeading.has(line);
    return [
      {
        ...found,
        likeness: isInList ? 'misspelt' : found.likeness,
        line,
        first: below(lines, line),
      },
    ];
  });
  const candidates = named.map((each, n) => ({
    ...each,
    fits: fits(each, lines, named[n + 1]?.line ?? lines.length),
  }));
  const proper = new Set(
    candidates.flatMap(({ name, likeness, fits }) => (likeness === 'exact' && fits ? [name] : [])),
  );
  return candidates.filter(
    ({ name, likeness, fits }) =>
      (fits && likeness === 'exact') || (!proper.has(name) && (fits || likeness === 'exact')),
  );
}

function below(lines: readonly string[], heading: number): number {
  return /^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[heading + 1] ?? '') ? heading + 2 : heading + 1;
}

/** A line without a heading's mark must at least stand alone. */
function looksLikeHeading(lines: readonly string[], line: number): boolean {
  const text = lines[line] ?? '';
  // Nearly every line is one of a table, of a list, or a long one: those are told at once.
  if (text.startsWith('#')) {
    return true;
  }
  return (
    text.length <= LONGEST_HEADING &&
    !/^(?:\||[*+-] |$)/.test(text) &&
    LIKE_HEADING.test(text) &&
    (MARKED.test(text) || (lines[line - 1] ?? '').trim() === '')
  );
}

/** Whether the section's kind of content stands below; for what only looks like its heading, beyond doubt. */
function fits(
  { name, likeness, first }: Omit<Candidate, 'fits'>,
  lines: readonly string[],
  end: number,
): boolean {
  const at = nextText(lines, first, end);
  const start = at < end ? (lines[at] ?? '').trimStart() : '';
  if (name === 'Summary') {
    return start !== '' && (likeness === 'exact' || !/^[|#]/.test(start));
  }
  if (LISTS.has(name)) {
    return BULLET.test(start) || (likeness === 'exact' && /^[*+-]/.test(start));
  }
  return likeness === 'exact' ? start.startsWith('|') : isTableHead(lines, at);
}

/** The headings that end a section, though nobody knows what begins there. */
function unknownHeadings(
  lines: readonly string[],
  { headings }: BlockStructure,
  kept: readonly Candidate[],
): readonly number[] {
  const names = new Map(kept.map(({ line, name }) => [line, name]));
  const title = headings.find(({ depth }) => depth === 1)?.line;
  let section: SectionName | undefined;
  const unknown: number[] = [];
  for (const line of [...new Set([...names.keys(), ...headings.map(({ line }) => line)])].sort(
    (a, b) => a - b,
  )) {
    const name = names.get(line);
    if (name !== undefined) {
      section = name;
    } else if (line !== title && endsSection(section, lines, line)) {
      unknown.push(line);
      section = undefined;
    }
  }
  return unknown;
}

/** Headings in tables are told of with the table's rows; what quotes one of ours is text. */
function endsSection(
  section: SectionName | undefined,
  lines: readonly string[],
  line: number,
): boolean {
  if (headingName(lines[line] ?? '')?.likeness === 'exact') {
    return false;
  }
  const isText = section === 'Summary' || (section !== undefined && !LISTS.has(section));
  return !isText || isTableHead(lines, nextText(lines, line + 1, lines.length));
}

function nextText(lines: readonly string[], from: number, end: number): number {
  let at = from;
  while (at < end && (lines[at] ?? '').trim() === '') {
    at += 1;
  }
  return at;
}

function reportRepeats(kept: readonly Candidate[], problems: ProblemLog): void {
  const seen = new Set<SectionName>();
  for (const { name, line } of kept) {
    if (seen.has(name)) {
      problems.warn({
        line: line + 1,
        code: 'section-repeated',
        what: `The section "## ${name}" stands here again`,
        expected: 'it once',
        remark: 'Its contents were put together.',
      });
    }
    seen.add(name);
  }
}

function reportTranslations(
  lines: readonly string[],
  kept: readonly Candidate[],
  problems: ProblemLog,
): void {
  for (const { name, line, likeness } of kept) {
    if (likeness === 'translated') {
      problems.warn({
        line: line + 1,
        code: 'heading',
        what: `The heading was read as "## ${name}"`,
        example: `## ${name}`,
        received: lines[line] ?? '',
      });
    }
  }
}

function reportUnknown(
  lines: readonly string[],
  unknown: readonly number[],
  problems: ProblemLog,
): void {
  for (const line of unknown) {
    problems.warn({
      line: line + 1,
      code: 'heading',
      what: 'A heading is not known',
      expected: `one of ${SECTION_NAMES.map((name) => `"## ${name}"`).join(', ')}`,
      received: lines[line] ?? '',
      remark: 'What stands below it was left out.',
    });
  }
}

function reportEnd(
  lines: readonly string[],
  kept: readonly Candidate[],
  { headings }: BlockStructure,
  problems: ProblemLog,
): void {
  const last = lastTextLine(lines);
  const end = lines[last] ?? '';
  if (kept.some(({ line }) => line === last) || isCutHeading(end)) {
    problems.reject({
      line: last + 1,
      code: 'cut-off',
      what: 'The page breaks off after a heading',
      expected: "the section's content below it",
      received: end,
    });
  } else if (headings.length > 0 && kept.length === 0 && last === 0) {
    problems.reject({
      line: 1,
      code: 'cut-off',
      what: 'The page breaks off after its title',
      expected: 'its sections below',
      found: 'the end of the file',
    });
  }
}

/** `##`, or one of our headings or the beginning of one, as the last line of a file. */
function isCutHeading(line: string): boolean {
  const [, start] = /^##? ?([A-Za-z]*)$/.exec(line.trimEnd()) ?? [];
  return (
    (start !== undefined && SECTION_NAMES.some((name) => name.startsWith(start))) ||
    (line.startsWith('#') && headingName(line) !== undefined)
  );
}
