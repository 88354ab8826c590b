import { createHash } from 'node:crypto';
import { categories, english, french, types } from './generate-archive-words.ts';
import {
  capital,
  change,
  frenchSentence,
  name,
  oddly,
  properName,
  rareWord,
  sentence,
} from './generate-text.ts';
import { printTable, type TableColumn } from './print-table.ts';
import { createRandom, type Random } from './random.ts';

export const LAYOUTS = ['A', 'B1', 'B2', 'B3', 'B4', 'B5', 'C'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface GeneratedPage {
  /** Also the file's name. */
  readonly id: string;
  readonly layout: Layout;
  /** No newline at the end, as in real pages. */
  readonly text: string;
}

/** How many of 86 real pages had each layout. */
const SHARES: readonly (readonly [Layout, number])[] = [
  ['A', 25],
  ['B1', 5],
  ['B2', 2],
  ['B3', 2],
  ['B4', 3],
  ['B5', 17],
  ['C', 32],
];

/** A page of made-up text, the same for the same seed; layouts in their real proportions unless one is given. */
export function generatePage(seed: number, layout?: Layout): GeneratedPage {
  const random = createRandom(seed);
  const chosen = layout ?? random.weighted(SHARES);
  const id = createHash('md5').update(`signalpost ${seed}`).digest('hex');
  const sections = sectionsOf(chosen, id, random);
  const head = `${titleLine(chosen, random)}\n\n__[External link](${link(random)})__\n\n\n\n`;
  const body = sections.map(([name, lines]) => `## ${name}\n\n${lines.join('\n')}`).join('\n\n');
  return { id, layout: chosen, text: head + body };
}

type SectionText = readonly [name: string, lines: readonly string[]];

function sectionsOf(layout: Layout, id: string, random: Random): readonly SectionText[] {
  const isFrench = random.chance(7 / 86);
  const summary: SectionText = ['Summary', [summaryText(random, isFrench)]];
  const exploded = layout === 'B1';
  const keywords: SectionText = ['Keywords', bullets(terms(random, 4, 10), exploded)];
  const themes: SectionText = ['Themes', bullets(terms(random, 3, 6), exploded)];
  if (layout === 'A') {
    const signals: SectionText = ['Signals', signalsOfA(random)];
    return [summary, keywords, themes, signals, ['Closest', closest(id, random)]];
  }
  const other: SectionText = [
    'Other',
    [`* Category: ${random.pick(categories)}`, `* Type: ${random.pick(types)}`],
  ];
  return [keywords, themes, other, summary, ...tables(layout, id, isFrench, random)];
}

function tables(layout: Layout, id: string, isFrench: boolean, random: Random): SectionText[] {
  const french = () => isFrench && random.chance(0.6);
  const sections: SectionText[] = [['Signals', signals(random, french())]];
  if (layout === 'B1') {
    return sections;
  }
  const rated = layout !== 'C';
  const table = (name: string, min: number, max: number): SectionText => [
    name,
    plainTable(random, { rows: random.int(min, max), rated, french: french() }),
  ];
  if (layout !== 'B2' && layout !== 'B3') {
    sections.push(table('Concerns', 4, 10));
  }
  sections.push(table('Behaviors', 4, 9));
  const withSource = layout === 'B4' || (rated && random.chance(0.15));
  if (withSource) {
    sections.push(['Technologies', sourceTable(random, id)]);
  } else if (!random.chance(1 / 32)) {
    sections.push(table('Technologies', random.chance(0.05) ? 1 : 3, 8));
  }
  sections.push(table('Issues', 4, 9));
  return sections;
}

function titleLine(layout: Layout, random: Random): string {
  const origin = originLabel(layout, random);
  const title = titleText(random);
  const from = layout === 'A' || layout === 'B1' || layout === 'B2' ? 'from ([' : '(from page [';
  return `# __${title}__, ${from}${origin}](https://letters.example.org/p/${origin}).)`;
}

function originLabel(layout: Layout, random: Random): string {
  if (layout === 'B1' || layout === 'B2') {
    return `${random.int(1500, 10_500)}.0`;
  }
  const [first, last] = layout === 'C' ? [2025, 2026] : [2022, 2024];
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${random.int(first, last)}${two(random.int(1, 6))}${two(random.int(1, 28))}`;
  return random.weighted([
    [day, 170],
    [`${day}d`, 6],
    [`${day}d `, 2],
    [`${day}-a-yearly-review`, 4],
    [`20290${random.int(1, 9)}11`, 4],
  ]);
}

function titleText(random: Random): string {
  const title = `${capital(random.pick(english.adjectives))} ${random.pick(english.nouns)}: ${random.pick(english.subjects)} and ${random.pick(english.objects)}`;
  return random.weighted([
    [title, 60],
    [`${title} of ${rareWord(random)}`, 20],
    [`${title} (${random.int(1900, 2026)})`, 3],
    [`"${capital(random.pick(english.nouns))}" and the ${title}`, 3],
    [`${title}, from ${properName(random)}||${properName(random)}`, 1],
    [`${title}* in ${properName(random)}_${random.int(1, 9)}`, 1],
    [`/${random.pick(english.nouns)}.txt: ${title}.`, 1],
  ]);
}

function link(random: Random): string {
  const path = `${random.pick(english.nouns)}-${random.int(1, 99_999)}`;
  return random.weighted([
    [`https://news.example.org/${random.int(2020, 2026)}/${path}?utm_source=letter`, 20],
    [`https://example.com/wiki/${path}_(${random.pick(english.nouns)})#part`, 2],
    [`http://example.net/%E2%82%AC/${path}%27s`, 1],
  ]);
}

function summaryText(random: Random, isFrench: boolean): string {
  const target = random.int(450, 850);
  const sentences: string[] = [];
  while (sentences.join(' ').length < target) {
    sentences.push(isFrench ? frenchSentence(random) : sentence(random));
  }
  return random.weighted([
    [sentences.join(' '), 80],
    [`${sentences.join(' ')}  `, 2],
    [`import re  text = "${sentences.join(' ')}"     text = re.sub(r'[^a-z ]', '', text)`, 1],
    [`${sentences.join(' ')} ## Signals * are **not** _here_ | or | there.`, 1],
  ]);
}

function bullets(values: readonly string[], exploded: boolean): readonly string[] {
  const texts = exploded ? Array.from(values.join(',')) : values;
  return texts.map((text) => `* ${text}`);
}

function terms(random: Random, min: number, max: number): readonly string[] {
  return Array.from({ length: random.int(min, max) }, () =>
    random.weighted([
      [`${random.pick(english.adjectives)} ${random.pick(english.nouns)}`, 10],
      [random.pick(english.nouns), 10],
      [random.pick(english.objects), 8],
      [properName(random), 4],
      [random.pick(french.nouns), 1],
      [`${random.pick(english.nouns)}_v${random.int(1, 9)}`, 1],
    ]),
  );
}

const text = (heading: string): TableColumn => ({ heading });
const relevancy: TableColumn = { heading: 'relevancy', numeric: true };
const rating = (random: Random) =>
  random.weighted([
    ['5', 61],
    ['4', 106],
    ['3', 65],
    ['2', 3],
  ]);

function signals(random: Random, inFrench: boolean): readonly string[] {
  const write = inFrench ? frenchSentence : sentence;
  const columns = ['name', 'description', 'change', '10-year', 'driving-force'].map(text);
  return printTable(
    [...columns, relevancy],
    Array.from({ length: random.chance(0.05) ? 1 : random.int(4, 7) }, () => [
      name(random, inFrench),
      oddly(random, write(random)),
      inFrench ? write(random) : change(random),
      inFrench ? write(random) : `In 10 years, ${sentence(random).toLowerCase()}`,
      oddly(random, capital(random.pick((inFrench ? french : english).forces))),
      rating(random),
    ]),
  );
}

function signalsOfA(random: Random): readonly string[] {
  return printTable(
    ['Signal', 'Change', '10y horizon', 'Driving force'].map(text),
    Array.from({ length: random.int(1, 12) }, () => [
      oddly(random, name(random, false)),
      `From ${random.pick(english.adjectives)} to ${random.pick(english.adjectives)} ${random.pick(english.nouns)}`,
      `${capital(random.pick(english.objects))} ${random.pick(english.verbs)} ${random.pick(english.nouns)}`,
      capital(random.pick(english.forces)),
    ]),
  );
}

function plainTable(
  random: Random,
  {
    rows,
    rated,
    french: inFrench,
  }: { readonly rows: number; readonly rated: boolean; readonly french: boolean },
): readonly string[] {
  const columns = [text('name'), text('description'), ...(rated ? [relevancy] : [])];
  const cells = Array.from({ length: rows }, () => [
    name(random, inFrench),
    oddly(random, inFrench ? frenchSentence(random) : sentence(random)),
    ...(rated ? [rating(random)] : []),
  ]);
  const repeated = random.chance(2 / 86) ? cells.slice(0, 1) : [];
  return printTable(columns, [...cells, ...repeated]);
}

function sourceTable(random: Random, id: string): readonly string[] {
  return printTable(
    [text('description'), relevancy, text('src')],
    Array.from({ length: random.int(3, 6) }, () => [sentence(random), rating(random), id]),
  );
}

function closest(id: string, random: Random): readonly string[] {
  return Array.from(
    {
      length: random.weighted([
        [10, 13],
        [5, 11],
        [4, 1],
      ]),
    },
    () => {
      const other = createHash('md5')
        .update(`signalpost ${random.int(0, 3500)}`)
        .digest('hex');
      const target = random.chance(0.1) ? id : other;
      return `* [${titleText(random)}](${random.chance(0.05) ? target.replace(/(\d{8})d/g, '$1') : target})`;
    },
  );
}
