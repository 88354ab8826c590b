import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CalendarDate } from '../model/summary.ts';
import { composePages, FIRST_DAY } from './composed/compose-pages.ts';
import { readThemes } from './composed/read-themes.ts';
import type { Theme } from './composed/theme.ts';

const DEMO_FOLDER = fileURLToPath(new URL('./demo/', import.meta.url));
const TOPICS = join('analyses', 'topics');
const THEMES_FOLDER = join(DEMO_FOLDER, 'themes');

/** Pages up to this day are the archive as the team found it; later ones arrived on their day. */
export const BASELINE_DAY: CalendarDate = '2026-11-08';

/** A version of a demo page, and the day from which the archive holds it. */
export interface DemoPage {
  readonly file: string;
  readonly text: string;
  /** Null: from the beginning. */
  readonly arrivesOn: CalendarDate | null;
}

/** What the demo archive is made of. */
export interface DemoSource {
  /** Pages written by hand, oldest arrival first. */
  readonly written: readonly DemoPage[];
  /** Topics, which are there from the beginning, by their paths. */
  readonly topics: readonly DemoPage[];
  /** What the pages after those are composed of; read when first asked for. */
  readonly themes: () => Promise<readonly Theme[]>;
}

/** The demo archive in a folder, where it grows as the clock moves. */
export interface DemoArchive {
  /**
   * Puts every page that has arrived by `day` into the folder, whole and with the time of its
   * arrival. The first call looks at all of them and leaves alone what is as it should be; later
   * ones only at those that have arrived since. Days go forward, one call after another.
   */
  layOut(day: CalendarDate): Promise<void>;
}

export function createDemoArchive(source: DemoSource, folder: string): DemoArchive {
  let laidOut: CalendarDate | null = null;
  return {
    layOut: async (day) => {
      await mkdir(folder, { recursive: true });
      // Of a page that arrives again, the last version.
      const arrived = await arrivals(source, laidOut, day);
      const topics = laidOut === null ? source.topics : [];
      const due = new Map([...arrived, ...topics].map((page) => [page.file, page]));
      await Promise.all([...due.values()].map((page) => putPage(folder, page)));
      laidOut = day;
    },
  };
}

/**
 * The pages that arrive after `after`, up to `until`, oldest first: those written by hand, and
 * from where they end on those that are composed, so that it never ends. Null: from the beginning.
 */
export async function arrivals(
  { written, themes }: DemoSource,
  after: CalendarDate | null,
  until: CalendarDate,
): Promise<readonly DemoPage[]> {
  const due = written.filter(({ arrivesOn }) =>
    arrivesOn === null
      ? after === null
      : arrivesOn <= until && (after === null || arrivesOn > after),
  );
  // The themes are read when their time comes: a first start does without them.
  const subjects = until < FIRST_DAY ? [] : await themes();
  const composed = composePages(subjects, after, until).map(({ day, ...page }) => ({
    ...page,
    arrivesOn: day,
  }));
  return inOrder([...due, ...composed]);
}

/** Reads what stands beside this file. */
export async function readDemoSource(): Promise<DemoSource> {
  const [written, topics] = await Promise.all([readDemoPages(), readTopics()]);
  let reading: Promise<readonly Theme[]> | null = null;
  return {
    written,
    topics,
    themes: () => {
      reading ??= readThemes(THEMES_FOLDER);
      return reading;
    },
  };
}

/**
 * What was written by hand: pages dated after the baseline arrive on that day, those in
 * `demo/arrivals/<day>/` on theirs. Oldest arrival first.
 */
async function readDemoPages(): Promise<readonly DemoPage[]> {
  const days = (await readdir(join(DEMO_FOLDER, 'arrivals'))).toSorted();
  const [present, ...arriving] = await Promise.all([
    readPages(DEMO_FOLDER, (text) => {
      const day = originDay(text);
      return day !== null && day > BASELINE_DAY && day < '2027' ? day : null;
    }),
    ...days.map((day) => readPages(join(DEMO_FOLDER, 'arrivals', day), () => day)),
  ]);
  return inOrder([...(present ?? []), ...arriving.flat()]);
}

async function readTopics(): Promise<readonly DemoPage[]> {
  const slugs = await readdir(join(DEMO_FOLDER, TOPICS));
  return Promise.all(
    slugs.map(async (slug) => {
      const file = join(TOPICS, slug, `${slug}.md`);
      return { file, text: await readFile(join(DEMO_FOLDER, file), 'utf8'), arrivesOn: null };
    }),
  );
}

const inOrder = (pages: readonly DemoPage[]) =>
  pages.toSorted((a, b) => (a.arrivesOn ?? '').localeCompare(b.arrivesOn ?? ''));

async function putPage(folder: string, { file, text, arrivesOn }: DemoPage): Promise<void> {
  const path = join(folder, file);
  if (existsSync(path) && (await readFile(path, 'utf8')) === text) {
    return;
  }
  const arrival = new Date(arrivesOn ?? BASELINE_DAY);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await utimes(`${path}.new`, arrival, arrival);
  await rename(`${path}.new`, path);
}

async function readPages(
  folder: string,
  arrivesOn: (text: string) => CalendarDate | null,
): Promise<readonly DemoPage[]> {
  const files = (await readdir(folder)).filter((file) => /^[0-9a-f]{32}\.md$/.test(file));
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      return { file, text, arrivesOn: arrivesOn(text) };
    }),
  );
}

/** The day that a page's first line names, if it names one. */
function originDay(text: string): CalendarDate | null {
  const [, year, month, day] =
    /from (?:page )?\[(\d{4})(\d\d)(\d\d)/.exec(text.replace('([', '[')) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
