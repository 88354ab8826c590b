import type { Nomination } from '../../model/review/nomination.ts';
import type { ExportTable } from '../table-format.ts';

/** A message that was suggested as an item. Of a private channel neither name nor address is told. */
export interface NominationRecord {
  readonly id: string;
  /** ISO, in UTC. */
  readonly at: string;
  readonly by: string;
  readonly byName: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly channel: string | null;
  readonly team: string;
}

export function nominationRecord(
  { id, at, by, text, permalink, source, isPrivate }: Nomination,
  byName: string | null,
): NominationRecord {
  return {
    id,
    at: at.toISOString(),
    by,
    byName,
    text,
    url: isPrivate ? null : permalink,
    channel: isPrivate ? null : source.channel,
    team: source.team,
  };
}

const COLUMNS = ['id', 'at', 'by', 'byName', 'text', 'url', 'channel', 'team'] as const;

/** Nominations as a table. */
export const nominationTable: ExportTable<NominationRecord> = {
  columns: COLUMNS,
  cells: (record) => COLUMNS.map((name) => record[name]),
};
