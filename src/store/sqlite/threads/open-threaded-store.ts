import type { Events } from '../../../model/events/events.ts';
import type { ItemStore } from '../../item-store.ts';
import type { PageStore } from '../../page-store.ts';
import type { SearchIndexStore } from '../../search-index-store.ts';
import type { Store } from '../../store.ts';
import type { TopicStore } from '../../topic-store.ts';
import type { TrendStore } from '../../trend-store.ts';
import { type Connection, createConnection } from '../connection.ts';
import { createClose } from '../file/close.ts';
import { watchIdentity } from '../file/file-identity.ts';
import { type DatabaseOptions, openDatabase } from '../file/open-database.ts';
import { createProbe } from '../file/probe.ts';
import { openSqliteStore } from '../open-sqlite-store.ts';
import { roomsOver } from '../rooms-over.ts';
import { createTurns, type Turns } from '../turns.ts';
import { createHealing, type WithHealing } from './heal-search-index.ts';
import { createReaderPool, type ReaderPool, type ReaderPoolOptions } from './reader-pool.ts';
import { updateBeside } from './update-beside.ts';
import { createWriterThread, type WriterStart, type WriterThread } from './writer-thread.ts';

export interface ThreadedOptions extends Omit<DatabaseOptions, 'readonly'> {
  readonly readers?: Omit<ReaderPoolOptions, 'file'>;
  /** Gives up an update of the database to this version. */
  readonly signal?: AbortSignal;
}

/** The store, and what its readers' entry offers beside it. */
export interface ThreadedStore extends Store {
  /**
   * Asks a reader for what is the entry's own; null where the database is this thread's memory, which
   * no other can read.
   *
   * @throws as the store's methods do.
   */
  readonly askReader: AskReader | null;
}

export type AskReader = <Result>(method: string, ...args: readonly unknown[]) => Promise<Result>;

/** Of the thread that answers. */
export const CACHE_KB = 4096;

/**
 * Opens the store for a process that must never keep Slack waiting: what is searched or read at
 * length, and what an index writes, is done in other threads, each over a connection of its own,
 * started when first needed. What is small and must be on disk before it is answered (events,
 * flags, deliveries) stays here, and waits its turn between two batches of an index.
 *
 * Who reads after a write has resolved sees it, in whatever thread: each read takes the newest
 * state of the file.
 *
 * @throws {StoreError} as `openSqliteStore`; reading may be refused as `busy`.
 */
export async function openThreadedStore(options: ThreadedOptions): Promise<ThreadedStore> {
  const { file, clock, events, readers: readerOptions = {} } = options;
  if (file === ':memory:') {
    // Another connection would open another memory.
    return { ...(await openSqliteStore(options)), askReader: null };
  }
  await updateBeside({ file, events, signal: options.signal });
  const db = await openDatabase(options);
  // What an index needs of it is in another thread.
  db.pragma(`cache_size = -${CACHE_KB}`);
  const turns = createTurns();
  const assertInPlace = watchIdentity(file, db);
  const connection = createConnection(db, {
    turns,
    assertInPlace,
    ...(clock !== undefined && { clock }),
  });
  const { store } = threadedOver(
    { connection, turns, assertInPlace, events, probe: createProbe(connection) },
    { readers: { ...readerOptions, file }, writer: { file } },
  );
  return store;
}

export interface ThreadedParts {
  readonly connection: Connection;
  readonly turns: Turns;
  readonly assertInPlace: () => void;
  readonly events: Events;
  readonly probe: Store['probe'];
}

/** The store over one connection of this thread, and over those of its threads. */
export function threadedOver(
  { connection, turns, assertInPlace, events, probe }: ThreadedParts,
  starts: { readonly readers: ReaderPoolOptions; readonly writer: WriterStart },
): {
  readonly store: ThreadedStore;
  readonly writer: WriterThread;
  /** To be called when pages were written otherwise. */
  readonly forgetStatus: () => void;
} {
  const readers = createReaderPool({ events }, starts.readers);
  const status = rememberStatus(readers);
  const writer = createWriterThread(
    { events, turns, assertInPlace, onWritten: status.forget },
    starts.writer,
  );
  const index: SearchIndexStore = {
    renewDamagedIndex: () => writer.write('renewDamagedIndex', []),
  };
  const healing = createHealing({ events, index });
  const close = createClose(connection, events);
  const store: ThreadedStore = {
    ...roomsOver(connection),
    ...readBeside(readers, healing),
    ...writeBeside(writer, healing),
    archiveStatus: status.read,
    askReader: (method, ...args) => healing(() => readers.ask(method, args)),
    renewDamagedIndex: async () => {
      const outcome = await index.renewDamagedIndex();
      if (outcome === 'renewed') {
        events.emit('search-index-renewed', {});
      }
      return outcome;
    },
    probe,
    close: async () => {
      // The last connection that closes leaves one complete file.
      await Promise.all([readers.stop(), writer.stop()]);
      await turns.take(close);
    },
  };
  return { store, writer, forgetStatus: status.forget };
}

/** What costs more than 1 ms in a large archive. One row each is found in 20 µs, the way to a thread takes 100. */
function readBeside(
  readers: ReaderPool,
  healing: WithHealing,
): Pick<Store, 'digestCandidates' | 'themeArrivals' | keyof TrendStore> &
  Omit<ItemStore, 'item' | 'idsBeginning' | 'hasFacetValue' | 'allItems'> {
  return {
    search: (...args) => healing(() => readers.call('search', args)),
    countByKind: (...args) => healing(() => readers.call('countByKind', args)),
    itemsOfPage: (...args) => readers.call('itemsOfPage', args),
    relatedPages: (...args) => readers.call('relatedPages', args),
    pagesNaming: (...args) => readers.call('pagesNaming', args),
    pagesSharing: (...args) => readers.call('pagesSharing', args),
    similarWords: (...args) => healing(() => readers.call('similarWords', args)),
    facetValues: (...args) => readers.call('facetValues', args),
    // Whoever shared a link does not wait for what is shown below it.
    pageOfLink: (...args) => readers.call('pageOfLink', args, 'patient'),
    countsByDay: (...args) => healing(() => readers.call('countsByDay', args)),
    themeCounts: (...args) => readers.call('themeCounts', args),
    // Digests', for which nobody waits.
    digestCandidates: (...args) => healing(() => readers.call('digestCandidates', args, 'patient')),
    themeArrivals: (...args) => healing(() => readers.call('themeArrivals', args, 'patient')),
  };
}

/**
 * The archive's status is asked with every question, and counting 35,000 pages takes 90 ms: it is
 * counted once after each write of an index, and nobody else writes pages while this process runs.
 */
function rememberStatus(readers: ReaderPool) {
  let known: ReturnType<PageStore['archiveStatus']> | undefined;
  const forget = () => {
    known = undefined;
  };
  const read: PageStore['archiveStatus'] = () => {
    if (known === undefined) {
      known = readers.call('archiveStatus', [], 'patient');
      known.catch(forget);
    }
    return known;
  };
  return { read, forget };
}

/** What an index does. */
function writeBeside(
  writer: WriterThread,
  healing: WithHealing,
): Omit<PageStore, 'archiveStatus' | 'pageTitles'> & Pick<TopicStore, 'putTopics'> {
  return {
    knownFiles: (...args) => writer.read('knownFiles', args),
    gonePages: (...args) => writer.read('gonePages', args),
    storedItems: (...args) => writer.read('storedItems', args),
    takenItemIds: (...args) => writer.read('takenItemIds', args),
    forgetFilesDatedBy: (...args) => writer.write('forgetFilesDatedBy', args),
    putPages: (...args) => healing(() => writer.write('putPages', args)),
    rejectFile: (...args) => writer.write('rejectFile', args),
    restampFiles: (...args) => writer.write('restampFiles', args),
    removeFiles: (...args) => healing(() => writer.write('removeFiles', args)),
    completeIndex: (...args) => writer.write('completeIndex', args),
    orderIndex: (...args) => writer.write('orderIndex', args),
    putTopics: (...args) => writer.write('putTopics', args),
  };
}
