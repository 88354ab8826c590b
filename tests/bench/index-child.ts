import { createHash } from 'node:crypto';
import { appendFileSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { assignItemIds } from '../../src/indexing/write/assign-item-ids.ts';
import { systemClock } from '../../src/model/clock.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { PageId } from '../../src/model/page-id.ts';
import { detectLanguage } from '../../src/model/text/detect-language.ts';
import { parsePage } from '../../src/pages/parse-page.ts';
import type { PageToStore } from '../../src/store/page-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';

/** Pages that the obvious pipeline is measured with: all of them would take minutes. */
const OBVIOUS_SAMPLE = 3500;
const SAME_BATCH = 512;

interface Measurement {
  readonly folder: string;
  readonly store: Store;
}

/** What is timed; everything before the returned function is preparation. */
type Measure = (measurement: Measurement) => Promise<() => Promise<number>>;

/** What a server does every ten minutes is timed warm; the others as a first run in a new process. */
const REPEATED: Readonly<Record<string, number>> = { again: 31, walk: 31 };

const index: Measure = async ({ folder, store }) => {
  const indexArchive = createIndexArchive({ store, clock: systemClock, events: silentEvents });
  return async () => (await indexArchive({ folder })).pages;
};

const measures: Readonly<Record<string, Measure>> = {
  index,
  again: index,
  'one-change': async (measurement) => {
    const [file = ''] = pageFiles(measurement.folder);
    appendFileSync(join(measurement.folder, file), '\n');
    return index(measurement);
  },

  obvious: async ({ folder, store }) => {
    const files = pageFiles(folder).slice(0, OBVIOUS_SAMPLE);
    const pages = files.map((file) => pageOf(folder, file));
    const processor = unified().use(remarkParse).use(remarkGfm).freeze();
    return async () => {
      for (const [n, file] of files.entries()) {
        processor.parse(readFileSync(join(folder, file), 'utf8'));
        await store.putPages(pages.slice(n, n + 1));
      }
      return files.length;
    };
  },

  floor: async ({ folder, store }) => {
    const files = pageFiles(folder);
    const pages = files.map((file) => pageOf(folder, file));
    return async () => {
      for (const file of files) {
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex');
      }
      for (let n = 0; n < pages.length; n += SAME_BATCH) {
        await store.putPages(pages.slice(n, n + SAME_BATCH));
      }
      return files.length;
    };
  },

  walk:
    async ({ folder }) =>
    async () => {
      const entries = readdirSync(folder, { withFileTypes: true });
      const sizes = entries.map(({ name }) => lstatSync(join(folder, name)).size);
      return sizes.length;
    },
};

function pageFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.md'));
}

function pageOf(folder: string, file: string): PageToStore {
  const bytes = readFileSync(join(folder, file));
  const id = PageId.parse(file.slice(0, 32));
  const parsed = parsePage({ file, id, bytes, today: '2026-11-24' });
  if (parsed.kind === 'rejected') {
    throw new Error(`${file} was rejected.`);
  }
  const { rows, ...summary } = parsed.summary;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return {
    stamp: { file, hash, size: bytes.length, mtimeMs: 0 },
    summary,
    items: assignItemIds(id, rows, []).map((item) => ({
      ...item,
      language: detectLanguage(item),
    })),
    warnings: parsed.warnings,
    seenAt: new Date('2026-11-24T09:00:00Z'),
  };
}

const [, , what = '', folder = '', database = ''] = process.argv;
const store = await openSqliteStore({ file: database, events: silentEvents });
const work = await measures[what]?.({ folder, store });
if (work === undefined) {
  throw new Error(
    `There is no measurement ${what}; expected one of ${Object.keys(measures).join(', ')}.`,
  );
}
let pages = 0;
const before = process.threadCpuUsage();
const times: number[] = [];
for (let n = 0; n < (REPEATED[what] ?? 1); n += 1) {
  const begun = performance.now();
  pages = await work();
  times.push(performance.now() - begun);
}
const ms = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const { user, system } = process.threadCpuUsage(before);
const mainMs = (user + system) / 1000 / times.length;
await store.close();
console.log(JSON.stringify({ ms, mainMs, pages }));
