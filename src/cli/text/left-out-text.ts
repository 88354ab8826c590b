import type { IndexReport } from '../../model/index-report.ts';
import { grouped } from '../../model/text/counted.ts';
import { plain } from './terminal-text.ts';

/** Names that an index prints of what it skipped; `check` prints one below the other, all of them. */
const MOST_IN_LINE = 5;

/** Lines that name what was not read, shortly; none where everything was. */
export function leftOutText(report: IndexReport): readonly string[] {
  const { skippedFiles } = report;
  const names = skippedFiles.slice(0, MOST_IN_LINE).map(plain).join(', ');
  const more = moreThan(report, MOST_IN_LINE);
  return [
    ...(names === '' ? [] : [`not read, as these are no pages: ${names}${more}`]),
    ...leftOutFolders(report),
  ];
}

/** As `leftOutText`, with every name that the report has, each on a line of its own. */
export function leftOutList(report: IndexReport): readonly string[] {
  const { skippedFiles } = report;
  const more = moreThan(report, skippedFiles.length);
  return [
    ...(skippedFiles.length === 0 ? [] : [`not read, as these are no pages${more}:`]),
    ...skippedFiles.map((file) => `  ${plain(file)}`),
    ...leftOutFolders(report),
  ];
}

function moreThan({ skipped, skippedFiles }: IndexReport, named: number): string {
  const more = Math.max(skipped, skippedFiles.length) - Math.min(named, skippedFiles.length);
  return more === 0 ? '' : `, and ${grouped(more)} more`;
}

function leftOutFolders({ leftOutFolders: folders, topics }: IndexReport): readonly string[] {
  return folders.map((folder) =>
    /(?:^|\/)analyses\/$/.test(folder)
      ? `left out: ${plain(folder)}, but for ${topicsText(topics)}`
      : `left out: ${plain(folder)}`,
  );
}

function topicsText(topics: number): string {
  return topics === 1 ? '1 topic' : `${topics === 0 ? 'no' : grouped(topics)} topics`;
}
