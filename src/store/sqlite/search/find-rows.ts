import { leafExpression, type MatchNode, OPPOSITE, type Sense } from './compile-match.ts';
import type { CompiledQuery } from './compile-query.ts';
import type { ItemColumns } from './item-columns.ts';
import type { ReadRows } from './read-rows.ts';
import { allRowsSql, filterSource, matchSource } from './search-statements.ts';

/** Rows of items, each once. */
export type Rows = readonly number[];

/**
 * The items that a query finds, whatever their kind, within the caller's transaction. What FTS5 can
 * say it is asked; the rest is put together here, from one list of rows for each word.
 */
export interface FindRows {
  /** What items and the labels and titles of their pages say. */
  inItems(compiled: CompiledQuery): Rows;
  /** As `inItems`; the summaries of pages may say words too. Undefined where none says any. */
  inSummaries(compiled: CompiledQuery): Rows | undefined;
  /** What an expression finds, whatever else a query asks for. */
  matching(expression: string): Rows;
}

export function createFindRows(readRows: ReadRows, columnsNow: () => ItemColumns): FindRows {
  const matching = (table: 'item_fts' | 'page_fts', expression: string): Rows =>
    readRows(`SELECT rowid FROM ${table} WHERE ${table} MATCH @expression`, { expression });
  const without = (compiled: CompiledQuery, marks: Uint8Array): Rows => {
    if (compiled.filters.length === 0) {
      return marked(marks);
    }
    const left = readRows(allRowsSql(filterSource(compiled)), compiled.parameters.values);
    return left.filter((row) => marks[row] === 1);
  };

  return {
    inItems: (compiled) => {
      const { text, filters, parameters } = compiled;
      if (text.kind === 'nothing') {
        return [];
      }
      if (text.kind === 'anything') {
        return without(compiled, existing(columnsNow()));
      }
      if (text.tiers === undefined) {
        return without(compiled, evaluate(text.node, columnsNow(), { matching, where: 'items' }));
      }
      return filters.length === 0
        ? matching('item_fts', text.tiers.full)
        : readRows(allRowsSql(matchSource(compiled, text.tiers.full)), parameters.values);
    },
    inSummaries: (compiled) => {
      const { text } = compiled;
      return text.kind !== 'words' ||
        text.wanted === undefined ||
        // Which costs next to nothing to ask.
        readRows('SELECT rowid FROM page_fts WHERE page_fts MATCH @wanted LIMIT 1', {
          wanted: text.wanted,
        }).length === 0
        ? undefined
        : without(
            compiled,
            evaluate(text.node, columnsNow(), { matching, where: 'items and summaries' }),
          );
    },
    matching: (expression) => matching('item_fts', expression),
  };
}

interface Evaluation {
  readonly matching: (table: 'item_fts' | 'page_fts', expression: string) => Rows;
  readonly where: 'items' | 'items and summaries';
}

/** @returns 1 at the row of each item that a match finds. */
function evaluate(
  node: MatchNode,
  columns: ItemColumns,
  evaluation: Evaluation,
  sense: Sense = 'wanted',
): Uint8Array {
  switch (node.kind) {
    case 'term':
      return saying(leafExpression(node.term, sense), columns, evaluation);
    case 'not': {
      const marks = evaluate(node.of, columns, evaluation, OPPOSITE[sense]);
      return existing(columns).map((exists, row) => exists & ~(marks[row] ?? 0));
    }
    case 'and':
    case 'or': {
      const [first = new Uint8Array(columns.size), ...others] = node.of.map((part) =>
        evaluate(part, columns, evaluation, sense),
      );
      for (const marks of others) {
        join(first, marks, node.kind);
      }
      return first;
    }
  }
}

function join(into: Uint8Array, marks: Uint8Array, how: 'and' | 'or'): void {
  for (let row = 0; row < into.length; row += 1) {
    const one = into[row] ?? 0;
    const other = marks[row] ?? 0;
    into[row] = how === 'and' ? one & other : one | other;
  }
}

function saying(
  expression: string,
  { size, pages }: ItemColumns,
  { matching, where }: Evaluation,
): Uint8Array {
  const marks = new Uint8Array(size);
  for (const row of matching('item_fts', expression)) {
    marks[row] = 1;
  }
  const said = where === 'items' ? [] : matching('page_fts', expression);
  if (said.length > 0) {
    const isSaid = new Set(said);
    for (let row = 0; row < size; row += 1) {
      if (isSaid.has(pages[row] ?? 0)) {
        marks[row] = 1;
      }
    }
  }
  return marks;
}

function existing({ kinds }: ItemColumns): Uint8Array {
  return kinds.map((kind) => (kind === 0 ? 0 : 1));
}

function marked(marks: Uint8Array): Rows {
  const rows: number[] = [];
  for (let row = 0; row < marks.length; row += 1) {
    if (marks[row] === 1) {
      rows.push(row);
    }
  }
  return rows;
}
