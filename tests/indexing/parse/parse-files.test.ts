import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FileToParse, parseFile } from '../../../src/indexing/parse/parse-file.ts';
import { type ParsePoolOptions, parseFiles } from '../../../src/indexing/parse/parse-pool.ts';
import { assignItemIds } from '../../../src/indexing/write/assign-item-ids.ts';
import { detectLanguage } from '../../../src/model/detect-language.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { PageId } from '../../../src/model/page-id.ts';
import { pageId } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { corpusPages } from '../../support/corpus.ts';
import { writeArchive } from '../../support/generate-archive.ts';
import { openTestIndex, type TestIndex } from '../../support/index-folder.ts';
import { aPageText } from '../../support/page-text.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

const oddWorker = new URL('../../support/odd-worker.ts', import.meta.url);
const today = '2026-11-24';
const fileOf = (n: number) => `${pageId(n)}.md`;

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

async function parseAll(folder: string, options: Partial<ParsePoolOptions> = {}) {
  const batches = await collect(
    parseFiles(filesIn(folder), { folder, today, events: silentEvents, ...options }),
  );
  return batches.flat();
}

describe('parsing in worker threads', () => {
  it.each([1, 3])('gives what one thread gives, in order, with %i of them', async (threads) => {
    const folder = tempFolder();
    writeArchive(folder, { pages: 150 });
    writeIn(folder, fileOf(1), 'nonsense');

    const parsed = await parseAll(folder, { threads });

    expect(parsed.map(({ outcome }) => outcome)).toEqual(
      filesIn(folder).map((file) => parseFile({ folder, today }, file)),
    );
  });

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

  it.each([
    ['HANG', /longer than 0\.3 seconds/],
    ['THROW', /the parser has a fault/],
    ['EXIT', /ended with code 3/],
    ['HOARD', /more than 40 MB of memory/],
  ])('gives up a page that makes its worker %s, and no other', async (fault, reason) => {
    const folder = tempFolder();
    for (let n = 0; n < 70; n += 1) {
      writeIn(folder, fileOf(n), aPageText(n === 37 || n === 38 ? { summary: fault } : {}));
    }

    const parsed = await parseAll(folder, {
      worker: oddWorker,
      threads: 1,
      memoryMb: 40,
      // Memory fills slower than a hang shows.
      pageTimeoutMs: fault === 'HOARD' ? 60_000 : 300,
    });

    expect(parsed).toHaveLength(70);
    for (const { source, outcome } of parsed) {
      const isBad = source.file === fileOf(37) || source.file === fileOf(38);
      expect(outcome).toMatchObject(
        isBad
          ? {
              kind: 'rejected',
              problems: [{ code: 'too-hard', message: expect.stringMatching(reason) }],
            }
          : { kind: 'page', summary: { id: source.pageId } },
      );
    }
  });

  it.each([1, 3.5])('takes in little ahead of what is asked for of %d MB pages', async (mega) => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageText({ summary: 'word '.repeat(mega * 200_000) }));
    let taken = 0;
    const endless = function* () {
      for (const [page] = filesIn(folder); page !== undefined; taken += page.size) {
        yield page;
      }
    };

    for await (const batch of parseFiles(endless(), { folder, today, events: silentEvents })) {
      expect(batch).toHaveLength(1);
      break;
    }

    expect(taken).toBeLessThan(24_000_000);
  });

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
    writeIn(folder, fileOf(1), aPageText({ summary: 'HANG' }));

    const report = await index.run();

    expect(report).toMatchObject({ pages: 1, rejected: [{ problems: [{ code: 'too-hard' }] }] });
    expect(await index.items()).toHaveLength(2);
  });

  it('tries a page that was too much again when it changes, at the next start, or an hour later', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageText({ summary: 'HANG' }));
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
