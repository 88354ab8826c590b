import { existsSync } from 'node:fs';
import { z } from 'zod';
import { createIndexArchive } from '../../indexing/index-archive.ts';
import { checkArchiveFolder } from '../../indexing/scan/scan-archive.ts';
import type { Events } from '../../model/events/events.ts';
import type { IndexReport } from '../../model/index-report.ts';
import { jsonLine } from '../../model/json-line.ts';
import type { Problem } from '../../model/problem.ts';
import { clockOf } from '../../server/clock-of.ts';
import { holdWriterLease } from '../../server/leases/writer-lease.ts';
import type { CommandStore } from '../../server/open-store.ts';
import { type AddCommand, type CommandContext, databaseOf } from '../command-context.ts';
import { CommandError } from '../failure.ts';
import { holdsNoPage, isWithoutPages, noPagesIn } from '../no-pages.ts';
import { createProgress } from '../progress.ts';
import { createTerminalEvents } from '../terminal-events.ts';
import { problemLine } from '../text/problem-text.ts';
import { reportText } from '../text/report-text.ts';
import { withStore } from '../with-store.ts';

const Options = z.object({
  db: z.string().optional(),
  json: z.boolean().optional(),
  allowEmpty: z.boolean().optional(),
});

const HELP = `
Brings the database in line with the folder: new and changed pages are read,
those that vanished leave search. Pages that cannot be used are named and left
out; everything else is indexed all the same. Stop it whenever you like and run
it again for the rest. The first complete index is the baseline, new to no digest;
it is complete once every folder below the archive could be read. Exit code 1 when
pages were refused, though everything else was indexed, or there is no page at all.`;

/** `index <folder>`: archive → database. */
export const addIndexCommand: AddCommand = (program, context) => {
  program
    .command('index')
    .description('bring the database in line with an archive')
    .argument('<folder>', 'the archive')
    .option('--db <file>', 'the database, made when it is not there (default: DATABASE_FILE)')
    .option('--allow-empty', 'accept that an archive that had pages has none any more')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: index ./archive')
    .action(async (typedFolder: unknown, typed: unknown) => {
      const folder = z.string().parse(typedFolder);
      const { db, json, allowEmpty } = Options.parse(typed);
      const { io, paint, setExitCode } = context;
      const events = createTerminalEvents(io.err);
      // Before the database: a slip of the pen shall not leave an empty one behind.
      checkArchiveFolder(folder);
      const database = databaseOf(io.environment, db);
      const isNew = database.url === null && !existsSync(database.file);
      if (isNew && allowEmpty !== true && (await isWithoutPages(folder))) {
        throw new CommandError(noPagesIn(folder));
      }
      const report = await withStore(database, events, (store) =>
        index(context, store, events, { folder, allowEmpty: allowEmpty === true }),
      );
      if (holdsNoPage(report) && allowEmpty !== true) {
        throw new CommandError(noPagesIn(folder));
      }
      setExitCode(report.rejected.length === 0 ? 0 : 1);
      if (json === true) {
        await io.out.write(jsonLine(reportJson(report)));
        return;
      }
      const problems = [...report.rejected.flatMap((page) => page.problems), ...report.warnings];
      await io.err.write(problems.map((problem) => problemLine(problem, paint)).join(''));
      await io.out.write(reportText(report));
    });
};

async function index(
  { io }: CommandContext,
  store: CommandStore,
  events: Events,
  request: { readonly folder: string; readonly allowEmpty: boolean },
): Promise<IndexReport> {
  const stopped = io.stopSignal();
  const lease = await holdWriterLease(
    { store, events, clock: clockOf(store) },
    { signal: stopped, lease: store.replica === null ? 'writer' : 'index' },
  );
  const progress = createProgress(io.err, io.clock);
  const signal = AbortSignal.any([stopped, lease.lost]);
  try {
    if ((await store.renewDamagedIndex()) === 'renewed') {
      await io.err.write(
        'The search index was damaged and has been made anew. Flags and decisions are no part of it.\n',
      );
    }
    return await createIndexArchive({ store, clock: clockOf(store, io.clock), events })({
      ...request,
      signal,
      onProgress: ({ done, of }) => progress.update(done, of),
    });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
    throw new CommandError(
      `${lease.lost.aborted ? 'Another process took the database over' : 'Stopped'}: what was indexed stays. Run it again for the rest.`,
      { cause: error },
    );
  } finally {
    await progress.end();
    await lease.release();
  }
}

function reportJson({ rejected, warnings, ...counts }: IndexReport) {
  const { pages, indexed, unchanged, removed, skipped, items, durationMs } = counts;
  const { topics, skippedFiles, leftOutFolders } = counts;
  return {
    pages,
    indexed,
    unchanged,
    removed,
    topics,
    skipped,
    skippedFiles,
    leftOutFolders,
    rejected: rejected.map(({ file, problems }) => ({
      file,
      problems: problems.map(({ severity, ...problem }) => ({ severity, ...problemJson(problem) })),
    })),
    warnings: warnings.map((problem) => ({ file: problem.file, ...problemJson(problem) })),
    items,
    durationMs,
  };
}

function problemJson({
  line,
  code,
  message,
  expected,
  example,
  received,
}: Omit<Problem, 'file' | 'severity'>) {
  return { line, code, message, expected, example, received };
}
