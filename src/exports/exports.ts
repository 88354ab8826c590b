import type { CollectionEntry } from '../model/collection.ts';
import type { ItemKind } from '../model/item.ts';
import type { Query } from '../model/query.ts';
import type { TeamId } from '../model/slack-ids.ts';
import type { Handout } from './handout/handout.ts';
import type { CsvReader, TableFormat } from './table-format.ts';

/** What can be written out as a table. */
export const EXPORTS = ['items', 'flags', 'nominations', 'decisions', 'log'] as const;
export type ExportWhat = (typeof EXPORTS)[number];

/** Which items are meant: those that a query finds. */
export interface ExportFilter {
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
}

export interface TableRequest {
  readonly what: ExportWhat;
  readonly format: TableFormat;
  readonly reader: CsvReader;
  /** Default: every item. Nominations are no items of the archive, and heed none. */
  readonly filter?: ExportFilter | undefined;
  /** Whose flags and decisions; default: every team's. */
  readonly team?: TeamId | undefined;
  /**
   * Nominations that stand where not everybody can read, and what was done with them: left out, or
   * told without their place. Default: left out.
   */
  readonly privateOnes?: 'left-out' | 'without-place';
}

export interface HandoutRequest {
  readonly title: string;
  readonly team?: TeamId | undefined;
  /** How the sheet is arranged. Default: by theme. */
  readonly arrange?: 'by-theme' | 'in-order';
}

/** Writes out what the archive and the team have. */
export interface Exports {
  /** Text in pieces of some 64 KB; the first is there even where there is no record. */
  table(request: TableRequest): AsyncIterable<string>;
  /** A collection as a table, in the team's order. */
  collectionTable(
    entries: readonly CollectionEntry[],
    request: Pick<TableRequest, 'format' | 'reader'>,
  ): Promise<string>;
  /** A sheet of the items that a query finds; at most 500, the first ones. */
  handout(request: HandoutRequest & { readonly filter: ExportFilter }): Promise<Handout>;
  /** A sheet of a collection. */
  collectionHandout(
    request: HandoutRequest & { readonly entries: readonly CollectionEntry[] },
  ): Promise<Handout>;
}
