import { z } from 'zod';
import { EXPORTS } from '../../../exports/exports.ts';
import { CollectionId } from '../../../model/collection.ts';

/** What somebody can have as a file: a table each, or a sheet for a workshop. */
export const ExportWhat = z.enum([...EXPORTS, 'sheet']);
export type ExportWhat = z.infer<typeof ExportWhat>;

export const FileFormat = z.enum(['csv', 'jsonl', 'html', 'md']);
export type FileFormat = z.infer<typeof FileFormat>;

export const Arrangement = z.enum(['by-theme', 'in-order']);

/** A file that somebody asks for. */
export type ExportAsk =
  | {
      readonly kind: 'archive';
      readonly what: ExportWhat;
      readonly format: FileFormat;
      readonly query: string;
    }
  | {
      readonly kind: 'collection';
      readonly collection: CollectionId;
      readonly format: FileFormat;
      readonly arrange: z.infer<typeof Arrangement>;
    };

/** What the form remembers: null is for the archive. */
export const ExportContext = z.object({ collection: CollectionId.nullable() });

/** Why this cannot be written so; undefined where it can. */
export function misfit(what: ExportWhat, format: FileFormat): string | undefined {
  if (what === 'sheet' && (format === 'csv' || format === 'jsonl')) {
    return 'A sheet is HTML, to print, or Markdown.';
  }
  return what !== 'sheet' && format === 'html'
    ? 'HTML is for sheets. A table is CSV, JSON Lines or Markdown.'
    : undefined;
}
