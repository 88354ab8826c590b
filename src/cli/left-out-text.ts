import { grouped } from '../model/counted.ts';
import type { IndexReport } from '../model/index-report.ts';
import { plain } from './terminal-text.ts';

/** Lines that name what an index did not read; none where it read everything. @param most - names in a line. */
export function leftOutText(
  { skipped, skippedFiles, leftOutFolders, topics }: IndexReport,
  most: number,
): readonly string[] {
  const more = Math.max(skipped, skippedFiles.length) - Math.min(most, skippedFiles.length);
  const names = skippedFiles.slice(0, most).map(plain).join(', ');
  const others = more === 0 ? '' : `, and ${grouped(more)} more`;
  return [
    ...(names === '' ? [] : [`not read, as these are no pages: ${names}${others}`]),
    ...leftOutFolders.map((folder) =>
      /(?:^|\/)analyses\/$/.test(folder)
        ? `left out: ${plain(folder)}, but for ${topicsText(topics)}`
        : `left out: ${plain(folder)}`,
    ),
  ];
}

function topicsText(topics: number): string {
  return topics === 1 ? '1 topic' : `${topics === 0 ? 'no' : grouped(topics)} topics`;
}
