import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type FileToParse,
  parseFile,
  parseSmallFile,
} from '../../../src/indexing/parse/parse-file.ts';
import { parseFiles } from '../../../src/indexing/parse/parse-files.ts';
import { type ParseOptions, parseInWorkers } from '../../../src/indexing/parse/parse-in-workers.ts';
import { SMALL_BYTES } from '../../../src/indexing/parse/small-bytes.ts';
import { assignItemIds } from '../../../src/indexing/write/assign-item-ids.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { PageId } from '../../../src/model/page-id.ts';
import { detectLanguage } from '../../../src/model/text/detect-language.ts';
import { collect } from '../../support/collect.ts';
import { corpusPages } from '../../support/corpus.ts';
import { writeArchive } from '../../support/generate-archive.ts';
import { openTestIndex, type TestIndex } from '../../support/index-folder.ts';
import { aPageText, fileOf } from '../../support/page-text.ts';
import { everyOther } from '../../support/runs.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

const oddWorker = new URL('../../support/odd-worker.ts', import.meta.url);
const today = '2026-11-24';

function filesIn(folder: string): FileToParse[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({
      file,
      size: statSync(join(folder, file)).size,
      pageId: PageId.parse(file.slice(0, 32)),
      knownHash: null,
    }));
}

async function parseAll(folder: string, options: Partial<ParseOptions> = {}) {
  const batches = await collect(
    parseInWorkers(filesIn(folder), { folder, today, events: silentEvents, ...options }),
  );
  return batches.flat();
}

/** As an index does: in workers, or without. */
async function parseSome(folder: string, options: Partial<ParseOptions> = {}) {
  let workers = 0;
  const count = () => {
    workers += 1;
  };
  process.on('worker', count);
  try {
    const batches = await collect(
      parseFiles(filesIn(folder), { folder, today, events: silentEvents, ...options }),
    );
    return { parsed: batches.flat(), workers };
  } finally {
    process.off('worker', count);
  }
}

describe('parsing few files', () => {
  it('takes no worker, and gives what one would give, in order', async () => {
    const folder = tempFolder();
    writeArchive(folder, { pages: 40 });
    writeIn(folder, fileOf(1), 'nonsense');

    const { parsed, workers } = await parseSome(folder);

    expect(workers).toBe(0);
    expect(parsed).toEqual(await parseAll(folder));
  });

  it('leaves a large page to a worker, and has the others in their places', async () => {
    const folder = tempFolder();
    writeArchive(folder, { pages: 3 });
    writeIn(folder, fileOf(1), aPageText({ summary: 'Long. '.repeat(SMALL_BYTES / 6) }));
    writeIn(folder, fileOf(2), aPageText({ summary: 'Long. '.repeat(SMALL_BYTES / 6) }));

    const { parsed, workers } = await parseSome(folder);

    expect(workers).toBe(1);
    // What the parser gives, from wherever: another thread to ask would take 0.2 s of CPU.
    expect(parsed).toEqual(
      filesIn(folder).map((source) => ({ source, outcome: parseFile({ folder, today }, source) })),
    );
  });

  it('leaves a page that has grown since it was looked at to a worker', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageText({ summary: 'Long. '.repeat(SMALL_BYTES / 6) }));
    const files = filesIn(folder).map((file) => ({ ...file, size: 10 }));

    const [[first] = []] = await collect(
      parseFiles(files, { folder, today, events: silentEvents }),
    );

    expect(first?.outcome.kind).toBe('page');
    expect(parseSmallFile({ folder, today }, files[0] ?? expect.unreachable())).toBeUndefined();
  });

  it('rejects what is past every limit, without reading it', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), new Uint8Array(4 * 1024 * 1024 + 1).fill(32));

    const { parsed } = await parseSome(folder);

    expect(parsed[0]?.outcome).toMatchObject({
      kind: 'rejected',
      stamp: { hash: '', size: 4 * 1024 * 1024 + 1 },
      problems: [{ code: 'too-large', received: '4.0 MiB' }],
    });
  });

  it('lets others have a turn between two pages', async () => {
    const folder = tempFolder();
    writeArchive(folder, { pages: 20 });
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);

    await parseSome(folder);
    clearInterval(timer);

    expect(turns).toBeGreaterThan(5);
  });
});

describe('parsing in worker threads', () => {
  // One thread alone is what the tests of faulty workers below have.
  it.each(everyOther([3, 1]))(
    'gives what one thread gives, in order, with %i of them',
    async (threads) => {
      const folder = tempFolder();
      writeArchive(folder, { pages: 100 });
      writeIn(folder, fileOf(1), 'nonsense');

      const parsed = await parseAll(folder, { threads });

      expect(parsed.map(({ outcome }) => outcome)).toEqual(
        filesIn(folder).map((file) => parseFile({ folder, today }, file)),
      );
    },
  );

  it('gives each row the id that an empty index gives it, and its language', async () => {
    const folder = tempFolder();
    writeArchive(folder, { pages: 40 });

    const parsed = await parseAll(folder);

    for (const { outcome } of parsed) {
      if (outcome.kind !== 'page') {
        throw new Error('A generated page was not read.');
      }
      const { id, rows } = outcome.summary;
      expect(outcome.firstIds).toEqual(assignItemIds(id, rows, []).map((item) => item.id));
      expect(outcome.languages).toEqual(rows.map(detectLanguage));
    }
    expect(parsed).toHaveLength(40);
  });

  const realPages = corpusPages();
  if (realPages.length > 0) {
    it('gives what one thread gives on the real pages of CORPUS_DIR', async () => {
      const folder = tempFolder();
      for (const { id, text } of realPages) {
        writeIn(folder, `${id}.md`, text);
      }

      const parsed = await parseAll(folder);

      expect(parsed.map(({ outcome }) => outcome)).toEqual(
        filesIn(folder).map((file) => parseFile({ folder, today }, file)),
      );
    });
  }

  const REASONS = {
    HANG: /longer than 0\.3 seconds/,
    THROW: /the parser has a fault/,
    EXIT: /ended with code 3/,
    HOARD: /more than 40 MB of memory/,
  };

  it.each([
    // Memory fills slower than a hang shows.
    { faults: everyOther(['HOARD', 'HOARD'] as const), pageTimeoutMs: 60_000 },
    {
      faults: everyOther(['HANG', 'HANG', 'THROW', 'THROW', 'EXIT', 'EXIT'] as const),
      pageTimeoutMs: 300,
    },
  ])(
    'gives up pages that make their worker $faults, and no other',
    async ({ faults, pageTimeoutMs }) => {
      const folder = tempFolder();
      const faultOf = new Map(faults.map((fault, n) => [fileOf(34 + n), fault]));
      for (let n = 0; n < 70; n += 1) {
        const summary = faultOf.get(fileOf(n));
        writeIn(folder, fileOf(n), aPageText(summary === undefined ? {} : { summary }));
      }

      const parsed = await parseAll(folder, {
        worker: oddWorker,
        threads: 1,
        memoryMb: 40,
        pageTimeoutMs,
      });

      expect(parsed).toHaveLength(70);
      for (const { source, outcome } of parsed) {
        const fault = faultOf.get(source.file);
        expect(outcome).toMatchObject(
          fault === undefined
            ? { kind: 'page', summary: { id: source.pageId } }
            : {
                kind: 'rejected',
                problems: [{ code: 'too-hard', message: expect.stringMatching(REASONS[fault]) }],
              },
        );
      }
    },
  );

  // The larger they are, the nearer to the bound.
  it.each(everyOther([3.5, 1]))(
    'takes in little ahead of what is asked for of %d MB pages',
    async (mega) => {
      const folder = tempFolder();
      writeIn(folder, fileOf(1), aPageText({ summary: 'word '.repeat(mega * 200_000) }));
      let taken = 0;
      const endless = function* () {
        for (const [page] = filesIn(folder); page !== undefined; taken += page.size) {
          yield page;
        }
      };

      for await (const batch of parseInWorkers(endless(), {
        folder,
        today,
        events: silentEvents,
      })) {
        expect(batch).toHaveLength(1);
        break;
      }

      expect(taken).toBeLessThan(24_000_000);
    },
  );

  it('fails as a whole when a worker cannot even start', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageText());
    const worker = new URL('file:///nowhere/worker.ts');

    await expect(parseAll(folder, { worker })).rejects.toMatchObject({ code: 'parse-worker' });
  });

  it('keeps the last good version of a page that has become too much', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageText());
    const index = await openTestIndex(folder, { worker: oddWorker, pageTimeoutMs: 300 });
    await index.run();
    writeIn(folder, fileOf(1), aPageText({ summary: 'STALL' }));

    const report = await index.run();

    expect(report).toMatchObject({ pages: 1, rejected: [{ problems: [{ code: 'too-hard' }] }] });
    expect(await index.items()).toHaveLength(2);
  });

  it('tries a page that was too much again when it changes, at the next start, or an hour later', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageText({ summary: 'STALL' }));
    const options = { worker: oddWorker, pageTimeoutMs: 300 };
    const index = await openTestIndex(folder, options);
    const filesRead = async (opened: TestIndex) => {
      let read = 0;
      const report = await opened.run({ onProgress: ({ of }) => (read = of) });
      return [read, report.pages, report.rejected.length];
    };

    expect(await filesRead(index)).toEqual([1, 0, 1]);
    expect(await filesRead(index)).toEqual([0, 0, 1]);
    const restarted = await openTestIndex(folder, { ...options, store: index.store });
    expect(await filesRead(restarted)).toEqual([1, 0, 1]);
    index.clock.advance(60 * 60 * 1000);
    expect(await filesRead(index)).toEqual([1, 0, 1]);
    expect(await filesRead(index)).toEqual([0, 0, 1]);
    expect(await index.store.archiveStatus()).toMatchObject({ rejectedFiles: 1 });
    writeIn(folder, fileOf(1), aPageText());
    expect(await filesRead(index)).toEqual([1, 1, 0]);
  });
});
