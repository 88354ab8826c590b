import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CalendarDate } from '../model/summary.ts';

const DEMO_FOLDER = fileURLToPath(new URL('./demo/', import.meta.url));

/** Pages up to this day are the archive as the team found it; later ones arrived on their day. */
export const BASELINE_DAY: CalendarDate = '2026-11-08';

/** A version of a demo page, and the day from which the archive holds it. */
export interface DemoPage {
  readonly file: string;
  readonly text: string;
  /** Null: from the beginning. */
  readonly arrivesOn: CalendarDate | null;
}

/**
 * The demo archive with everything that is still to come: pages dated after the
 * baseline arrive on that day, those in `demo/arrivals/<day>/` on theirs. Oldest
 * arrival first, so that a page's later version overwrites its earlier one.
 */
export async function readDemoPages(): Promise<readonly DemoPage[]> {
  const days = (await readdir(join(DEMO_FOLDER, 'arrivals'))).toSorted();
  const [present, ...arriving] = await Promise.all([
    readPages(DEMO_FOLDER, (text) => {
      const day = originDay(text);
      return day !== null && day > BASELINE_DAY && day < '2027' ? day : null;
    }),
    ...days.map((day) => readPages(join(DEMO_FOLDER, 'arrivals', day), () => day)),
  ]);
  return [...(present ?? []), ...arriving.flat()].toSorted((a, b) =>
    (a.arrivesOn ?? '').localeCompare(b.arrivesOn ?? ''),
  );
}

/** Puts every page that has arrived by `day` into the folder; pages that are there as they should be are left alone. */
export async function layOutDemoPages(
  pages: readonly DemoPage[],
  folder: string,
  day: CalendarDate,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const due = new Map(
    pages
      .filter(({ arrivesOn }) => arrivesOn === null || arrivesOn <= day)
      .map(({ file, text }) => [file, text]),
  );
  const there = new Set(await readdir(folder));
  await Promise.all(
    [...due].map(async ([file, text]) => {
      const path = join(folder, file);
      if (!there.has(file) || (await readFile(path, 'utf8')) !== text) {
        await writeFile(path, text);
      }
    }),
  );
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
