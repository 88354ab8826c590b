import type { ArchiveItem } from '../model/archive-item.ts';
import { articleLink } from '../model/article-link.ts';
import type { Decision } from '../model/review.ts';
import type { ExportTable } from './export-format.ts';

/** A line of the review log as exports tell it, with the item that was decided on. */
export interface DecisionRecord {
  /** ISO, in UTC. */
  readonly at: string;
  readonly verdict: string;
  readonly note: string | null;
  /** Slack's ids of who decided, and of their workspace. */
  readonly by: string;
  readonly team: string;
  readonly item: {
    readonly id: string;
    readonly kind: string;
    readonly name: string | null;
    readonly description: string | null;
    /** Since when it is no longer in the archive. */
    readonly goneAt: string | null;
  };
  readonly summary: { readonly id: string; readonly title: string; readonly url: string | null };
}

export function decisionRecord(
  { at, verdict, note, by, team }: Decision,
  { item, page, goneAt }: ArchiveItem,
): DecisionRecord {
  const { id, kind, name, description } = item;
  return {
    at: at.toISOString(),
    verdict,
    note,
    by,
    team,
    item: { id, kind, name, description, goneAt: goneAt?.toISOString() ?? null },
    summary: { id: page.id, title: page.title, url: articleLink(page) },
  };
}

const DECISION_COLUMNS = ['at', 'verdict', 'note', 'by', 'team'] as const;
const ITEM_COLUMNS = ['id', 'kind', 'name', 'description', 'goneAt'] as const;
const SUMMARY_COLUMNS = ['id', 'title', 'url'] as const;

/** Decisions as a table. */
export const decisionTable: ExportTable<DecisionRecord> = {
  columns: [
    ...DECISION_COLUMNS,
    ...ITEM_COLUMNS.map((name) => `item.${name}`),
    ...SUMMARY_COLUMNS.map((name) => `summary.${name}`),
  ],
  cells: (record) => [
    ...DECISION_COLUMNS.map((name) => record[name]),
    ...ITEM_COLUMNS.map((name) => record.item[name]),
    ...SUMMARY_COLUMNS.map((name) => record.summary[name]),
  ],
};
