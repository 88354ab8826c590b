import type { SectionName } from './heading-name.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Section } from './sections.ts';
import type { BlockStructure } from './structure.ts';

/** A bullet's text: what follows its marker and one blank, not trimmed. */
const BULLET = /^\s*(?:[*+-]|\d{1,9}[.)])(?: |$)/;

/** Fewer bullets of one character each may be real: `* R`, `* C`. */
const MIN_EXPLODED = 5;

/** The texts of the bullets in all sections of this name, markers taken off, nothing trimmed. */
export function readBullets(
  sections: readonly Section[],
  name: SectionName,
  lines: readonly string[],
  { bullets }: BlockStructure,
  problems: ProblemLog,
): readonly string[] {
  let next = 0;
  return sections
    .filter((section) => section.name === name)
    .flatMap((section) => {
      // Sections and bullets both are in the order of the page.
      const first = indexFrom(bullets, section.first, next);
      next = indexFrom(bullets, section.end, first);
      const own = bullets.slice(first, next);
      if (own.length === 0) {
        reportNoBullets(section, lines, problems);
      }
      return own.map(({ line, end }) =>
        lines
          .slice(line, Math.min(end, section.end))
          .map((text, n) => (n === 0 ? text.replace(BULLET, '') : text.trim()))
          .filter((text, n) => n === 0 || text !== '')
          .join(' '),
      );
    });
}

/**
 * Mends lists that were written one character per bullet, a comma between entries; trims, and
 * drops blank entries. Where one list is exploded, the other is read in the same way.
 */
export function joinExploded(
  keywords: readonly string[],
  themes: readonly string[],
): readonly [string[], string[]] {
  const pageIsExploded = isExploded(keywords, MIN_EXPLODED) || isExploded(themes, MIN_EXPLODED);
  const mend = (texts: readonly string[]) =>
    (pageIsExploded && isExploded(texts, 1)
      ? // A blank whose line lost its trailing blanks is an empty bullet.
        texts
          .map((text) => (text === '' ? ' ' : text))
          .join('')
          .split(',')
      : texts
    )
      .map((text) => text.trim())
      .filter((text) => text !== '');
  return [mend(keywords), mend(themes)];
}

/** Of the first bullet from a line on, looked for from `start` on. */
function indexFrom(bullets: BlockStructure['bullets'], line: number, start: number): number {
  let at = start;
  while (at < bullets.length && (bullets[at]?.line ?? line) < line) {
    at += 1;
  }
  return at;
}

function isExploded(texts: readonly string[], min: number): boolean {
  const single = texts.filter((text) => text.length <= 2 && Array.from(text).length <= 1);
  return texts.length >= min && single.length >= texts.length * 0.9;
}

function reportNoBullets(section: Section, lines: readonly string[], problems: ProblemLog): void {
  let at = section.first;
  while (at < section.end && (lines[at] ?? '').trim() === '') {
    at += 1;
  }
  if (at < section.end) {
    problems.warn({
      line: at + 1,
      code: 'bullets',
      what: `The section "## ${section.name}" has no list`,
      expected: 'lines',
      example: '* ocean policy',
      received: lines[at] ?? '',
    });
  }
}
