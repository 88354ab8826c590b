import { articleLink } from '../../model/article-link.ts';
import type { ReviewSubject } from '../../model/review/nomination.ts';
import type { ExportCell } from '../table-format.ts';

/** What was flagged or decided on: an item of the archive, or a message that was suggested. */
export interface SubjectFields {
  readonly item: {
    readonly id: string;
    /** `nomination` for a message that was suggested. */
    readonly kind: string;
    readonly name: string | null;
    readonly description: string | null;
    /** Since when it is no longer in the archive. */
    readonly goneAt: string | null;
  };
  /** Null for a message that was suggested. */
  readonly summary: {
    readonly id: string;
    readonly title: string;
    readonly url: string | null;
  } | null;
}

export function subjectFields(subject: ReviewSubject): SubjectFields {
  if (subject.kind === 'nomination') {
    const { id, text } = subject.nomination;
    return {
      item: { id, kind: 'nomination', name: null, description: text, goneAt: null },
      summary: null,
    };
  }
  const { item, page, goneAt } = subject.found;
  const { id, kind, name, description } = item;
  return {
    item: { id, kind, name, description, goneAt: goneAt?.toISOString() ?? null },
    summary: { id: page.id, title: page.title, url: articleLink(page) },
  };
}

const ITEM_COLUMNS = ['id', 'kind', 'name', 'description', 'goneAt'] as const;
const SUMMARY_COLUMNS = ['id', 'title', 'url'] as const;

export const SUBJECT_COLUMNS: readonly string[] = [
  ...ITEM_COLUMNS.map((name) => `item.${name}`),
  ...SUMMARY_COLUMNS.map((name) => `summary.${name}`),
];

/** In the order of `SUBJECT_COLUMNS`. */
export function subjectCells({ item, summary }: SubjectFields): readonly ExportCell[] {
  return [
    ...ITEM_COLUMNS.map((name) => item[name]),
    ...SUMMARY_COLUMNS.map((name) => summary?.[name] ?? null),
  ];
}
