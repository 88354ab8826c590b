import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { systemClock as clock } from '../../src/model/clock.ts';
import { silentEvents as events } from '../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../src/model/item.ts';
import { type Answers, createAnswers } from '../../src/search/answers.ts';
import { ANSWERING, answersBeside } from '../../src/server/answers-beside.ts';
import { openThreadedStore } from '../../src/store/sqlite/threads/open-threaded-store.ts';
import { writeArchive } from '../support/generate-archive.ts';

const asked = (text: string) => ({
  text,
  kinds: ITEM_KINDS,
  now: new Date('2026-11-24T09:00:00Z'),
});

describe('answers that are worked out beside', () => {
  let beside: Answers;
  let here: Answers;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'signalpost-'));
    writeArchive(join(folder, 'archive'), { pages: 40 });
    const store = await openThreadedStore({
      file: join(folder, 'test.db'),
      events,
      readers: { entry: ANSWERING, threads: 1 },
    });
    await createIndexArchive({ store, clock, events })({ folder: join(folder, 'archive') });
    beside = answersBeside(store, clock);
    here = createAnswers({ store, clock });
    return async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    };
  });

  it.each([
    ['found', 'regulation rel:>=4'],
    ['found', 'privacy sort:recent since:2020'],
    ['nothing', 'regulatoin zeppelins'],
    ['unreadable', 'rel:>=9'],
  ])('are the same as here: %s, for %s', async (kind, text) => {
    const answer = await beside.page(asked(text), 1);

    expect(answer.kind).toBe(kind);
    expect(answer).toEqual(await here.page(asked(text), 1));
  });

  it('are given for a page of the archive too', async () => {
    const answer = await beside.page(asked('regulation'), 1);
    const page = answer.kind === 'found' ? answer.hits[0]?.found.page.id : undefined;

    const hits = page === undefined ? [] : await beside.fromPage(asked('regulation'), page);

    expect(new Set(hits.map(({ found }) => found.page.id))).toEqual(new Set([page]));
  });

  it('are made where the database is, when no other thread can read it', async () => {
    const store = await openThreadedStore({ file: ':memory:', events });

    const answer = await answersBeside(store, clock).page(asked('regulation'), 1);
    await store.close();

    expect(answer.kind).toBe('nothing');
  });

  it('tell of what a thread does not offer', async () => {
    const store = await openThreadedStore({
      file: join(tmpdir(), `none-${process.pid}.db`),
      events,
    });

    await expect(store.askReader?.('page')).rejects.toThrow('which it does not offer');

    await store.close();
    rmSync(join(tmpdir(), `none-${process.pid}.db`));
  });
});
