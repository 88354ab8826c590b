/** A page before it is printed. */
export interface ComposedPage {
  readonly title: string;
  /** As `20270120`. */
  readonly origin: string;
  readonly link: string;
  readonly keywords: readonly string[];
  readonly themes: readonly string[];
  readonly category: string;
  readonly type: string;
  readonly summary: string;
  /** Names, texts in the order of the columns, and the relevancy last. */
  readonly signals: readonly (readonly string[])[];
  /** The other four tables, by their heading. */
  readonly tables: readonly (readonly [
    heading: string,
    rows: readonly (readonly [name: string, description: string])[],
  ])[];
}

const NUMERIC = 'relevancy';
const SIGNAL_COLUMNS = ['name', 'description', 'change', '10-year', 'driving-force', NUMERIC];
const PLAIN_COLUMNS = ['name', 'description'];

/** Prints a page as the archive's generator does today: its newest layout, no newline at the end. */
export function printPage(page: ComposedPage): string {
  const { origin } = page;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Keywords', page.keywords.map((keyword) => `* ${keyword}`)],
    ['Themes', page.themes.map((theme) => `* ${theme}`)],
    ['Other', [`* Category: ${page.category}`, `* Type: ${page.type}`]],
    ['Summary', [page.summary]],
    ['Signals', table(SIGNAL_COLUMNS, page.signals)],
    ...page.tables.map(([heading, rows]) => [heading, table(PLAIN_COLUMNS, rows)] as const),
  ];
  const head = [
    `# __${page.title}__, (from page [${origin}](https://newsletter.example.org/p/${origin}).)`,
    `__[External link](${page.link})__`,
  ].join('\n\n');
  const body = sections.map(([name, lines]) => `## ${name}\n\n${lines.join('\n')}`).join('\n\n');
  return `${head}\n\n\n\n${body}`;
}

/** A column is as wide as its widest cell, or as its heading and two more; numbers stand right. */
function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = columns.map((heading, n) =>
    Math.max(heading.length + 2, ...rows.map((row) => row[n]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, n) => cell(cells[n] ?? '', width, columns[n] === NUMERIC)).join(' | ')} |`;
  const dashes = widths.map((width, n) => {
    const run = '-'.repeat(width + 1);
    return columns[n] === NUMERIC ? `${run}:` : `:${run}`;
  });
  return [line(columns), `|${dashes.join('|')}|`, ...rows.map(line)];
}

function cell(text: string, width: number, isNumeric: boolean): string {
  return isNumeric ? text.padStart(width) : text.padEnd(width);
}
