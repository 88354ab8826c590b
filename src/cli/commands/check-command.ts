import { z } from 'zod';
import { createIndexArchive } from '../../indexing/index-archive.ts';
import { type LinkedFile, linkIdProblems } from '../../indexing/link-ids.ts';
import type { IndexReport } from '../../model/index-report.ts';
import { jsonLine } from '../../model/json-line.ts';
import { countByCode, countWarnings, type Problem } from '../../model/problem.ts';
import { counted } from '../../model/text/counted.ts';
import type { AddCommand, CommandContext } from '../command-context.ts';
import { createCountingPageStore } from '../counting-page-store.ts';
import type { Io } from '../io.ts';
import { holdsNoPage, noPagesIn } from '../no-pages.ts';
import { createProgress } from '../progress.ts';
import { createTerminalEvents } from '../terminal-events.ts';
import { leftOutList } from '../text/left-out-text.ts';
import { problemLine } from '../text/problem-text.ts';
import { type Paint, plain } from '../text/terminal-text.ts';

const Options = z.object({ json: z.boolean().optional() });

const HELP = `
Prints every problem as file:line: severity: what is wrong [kind], then how many
there are of each kind. Reads the folder as index would; writes nothing.
Files and folders that are not read are named last. Exit code 1 when a page would be
rejected, or there is no page at all; warnings alone are fine.`;

/** `check <folder>`: a linter for an archive. */
export const addCheckCommand: AddCommand = (program, context) => {
  program
    .command('check')
    .description('read an archive and name every problem in it')
    .argument('<folder>', 'the archive')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: check ./archive')
    .action((folder: unknown, options: unknown) =>
      check(context, z.string().parse(folder), Options.parse(options).json === true),
    );
};

async function check(context: CommandContext, folder: string, json: boolean): Promise<void> {
  const { io, paint, setExitCode } = context;
  const report = await readThrough(io, folder);
  const problems = problemsOf(report);
  await io.out.write(
    json ? jsonLine(checkJson(report, problems)) : checkText(report, problems, paint),
  );
  if (holdsNoPage(report)) {
    await io.err.write(`${noPagesIn(folder)}\n`);
  }
  setExitCode(report.rejected.length === 0 && !holdsNoPage(report) ? 0 : 1);
}

async function readThrough({ err, clock }: Io, folder: string): Promise<IndexReport> {
  const progress = createProgress(err, clock);
  const pages: LinkedFile[] = [];
  const store = createCountingPageStore((page) => pages.push(page));
  try {
    const parsing = { mostWarnings: Number.POSITIVE_INFINITY };
    const report = await createIndexArchive({
      store,
      clock,
      events: createTerminalEvents(err),
      parsing,
    })({
      folder,
      onProgress: ({ done, of }) => progress.update(done, of),
    });
    return { ...report, warnings: [...report.warnings, ...linkIdProblems(pages)] };
  } finally {
    await progress.end();
  }
}

function problemsOf({ rejected, warnings }: IndexReport): readonly Problem[] {
  const place = ({ line }: Problem) => line ?? 0;
  return [...rejected.flatMap(({ problems }) => problems), ...warnings].toSorted((a, b) =>
    a.file === b.file ? place(a) - place(b) : a.file < b.file ? -1 : 1,
  );
}

function checkJson(report: IndexReport, problems: readonly Problem[]) {
  const { pages, topics, skipped, skippedFiles, leftOutFolders, rejected, items, durationMs } =
    report;
  return {
    pages,
    topics,
    skipped,
    skippedFiles,
    leftOutFolders,
    rejected: rejected.length,
    warnings: countWarnings(problems),
    items,
    problems,
    byKind: countByCode(problems),
    durationMs,
  };
}

function checkText(report: IndexReport, problems: readonly Problem[], paint: Paint): string {
  const { pages, skipped, rejected } = report;
  const kinds = Object.entries(countByCode(problems)).map(
    ([code, count]) => `  ${String(count).padStart(6)}  ${plain(code)}\n`,
  );
  const summary = [
    `${counted(pages, 'page')} fine`,
    `${rejected.length} rejected`,
    counted(countWarnings(problems), 'warning'),
    `${counted(skipped, 'file')} skipped`,
  ].join(', ');
  return [
    ...problems.map((problem) => problemLine(problem, paint)),
    ...(problems.length === 0 ? [] : ['\n']),
    `${paint('bold', summary)}\n`,
    ...kinds,
    ...leftOutList(report).map((line) => `${line}\n`),
  ].join('');
}
