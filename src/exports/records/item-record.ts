import type { ArchiveItem } from '../../model/archive-item.ts';
import { articleLink } from '../../model/article-link.ts';
import type { ExportCell, ExportTable } from '../table-format.ts';

/** An item as exports tell it: everything the page says, under stable names. */
export interface ItemRecord {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly relevancy: number | null;
  readonly change: string | null;
  readonly tenYear: string | null;
  readonly drivingForce: string | null;
  readonly summary: {
    readonly id: string;
    readonly title: string;
    readonly url: string | null;
    readonly origin: string;
    readonly originDate: string | null;
    readonly category: string | null;
    readonly type: string | null;
    readonly keywords: readonly string[];
    readonly themes: readonly string[];
    readonly text: string;
  };
}

export function itemRecord({ item, page }: ArchiveItem): ItemRecord {
  return {
    id: item.id,
    kind: item.kind,
    name: item.name,
    description: item.description,
    relevancy: item.relevancy,
    change: item.change,
    tenYear: item.tenYear,
    drivingForce: item.drivingForce,
    summary: {
      id: page.id,
      title: page.title,
      url: articleLink(page),
      origin: page.origin.raw,
      originDate: page.origin.date,
      category: page.category,
      type: page.type,
      keywords: page.keywords,
      themes: page.themes,
      text: page.text,
    },
  };
}

const ITEM_COLUMNS = [
  'id',
  'kind',
  'name',
  'description',
  'relevancy',
  'change',
  'tenYear',
  'drivingForce',
] as const;
const SUMMARY_COLUMNS = [
  'id',
  'title',
  'url',
  'origin',
  'originDate',
  'category',
  'type',
  'keywords',
  'themes',
  'text',
] as const;

/** Items as a table. */
export const itemTable: ExportTable<ItemRecord> = {
  columns: [...ITEM_COLUMNS, ...SUMMARY_COLUMNS.map((name) => `summary.${name}`)],
  cells: itemCells,
};

/** In the order of the columns; what has no summary leaves its columns empty. */
export function itemCells(
  record: Omit<ItemRecord, 'summary'> & { readonly summary: ItemRecord['summary'] | null },
): readonly ExportCell[] {
  return [
    ...ITEM_COLUMNS.map((name) => record[name]),
    ...SUMMARY_COLUMNS.map((name) => record.summary?.[name] ?? null),
  ];
}
