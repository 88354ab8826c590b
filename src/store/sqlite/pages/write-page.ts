import type { Database } from 'better-sqlite3';
import { detectLanguage } from '../../../model/text/detect-language.ts';
import type { Language } from '../../../model/text/language.ts';
import type { PageToStore } from '../../page-store.ts';
import { createItemIndex, pageTexts } from '../search-index/item-index.ts';
import { createItemKeys } from '../search-index/item-keys.ts';
import { countSearchWrite } from '../search-index/search-stamp.ts';
import { createPageColumns } from './page-columns.ts';
import { type ItemPlan, type ItemRecord, type ItemStep, planItems } from './plan-items.ts';

/** Writes pages with their items within the caller's transaction. */
export interface PageWriter {
  write(page: PageToStore): void;
  /** Takes a page with its items out of search; the rows stay. */
  retire(page: LastVersion, at: Date): void;
  /** Writes what has gathered; to be called before the transaction ends. */
  save(): void;
}

/** A page that goes. */
export interface LastVersion {
  readonly pageId: string;
  /** SHA-256 of its file as it was indexed; null when the file was broken since. */
  readonly hash: string | null;
}

/** One for each transaction. @param baseline - whether new pages belong to the baseline. */
export function createPageWriter(db: Database, baseline: boolean): PageWriter {
  const columns = createPageColumns(db);
  const index = createItemIndex(db);
  const keys = createItemKeys(db);
  const items = createItemWriter(db, baseline);
  const sql = prepareStatements(db);

  return {
    write: (page) => {
      const { id } = page.summary;
      const stored = columns.stored(id);
      const records = stored === undefined ? [] : sql.records.all(stored.row);
      const sameWords =
        stored?.keywords === JSON.stringify(page.summary.keywords) &&
        stored.themes === JSON.stringify(page.summary.themes) &&
        stored.title === page.summary.title;
      const plan = planItems(records, page.items, sameWords);

      if (stored !== undefined) {
        const oldTexts = pageTexts(stored);
        for (const record of outdatedRecords(plan)) {
          index.takeOut(record, oldTexts);
        }
      }
      const written = columns.write(page, stored, baseline);
      const texts = pageTexts(written);
      for (const step of plan.steps) {
        if (!step.write && !step.index) {
          continue;
        }
        const language = step.item.language ?? detectLanguage(step.item);
        const row = items.write(step, { pageRow: written.row, language, seenAt: page.seenAt });
        if (step.index) {
          index.putIn({ ...step.item, row, language }, texts);
        }
      }
      for (const { row } of plan.leaving) {
        sql.dropItem.run(page.seenAt.getTime(), row);
        keys.drop(row);
      }
      keys.write(written.row);
      const before = stored === undefined || stored.goneAt !== null ? null : stored.text;
      if (before !== written.text) {
        index.putPage(written.row, before, written.text);
      }
    },
    retire: ({ pageId, hash }, at) => {
      const stored = columns.stored(pageId);
      if (stored === undefined) {
        return;
      }
      const texts = pageTexts(stored);
      for (const record of sql.records.all(stored.row).filter(isLive)) {
        index.takeOut(record, texts);
        sql.dropItem.run(at.getTime(), record.row);
        keys.drop(record.row);
      }
      if (stored.goneAt === null) {
        index.putPage(stored.row, stored.text, null);
      }
      sql.dropPage.run(at.getTime(), hash, stored.row);
    },
    save: () => {
      index.save();
      countSearchWrite(db);
    },
  };
}

function prepareStatements(db: Database) {
  return {
    records: db.prepare<[number], ItemRecord>(`
      SELECT row, item_id AS itemId, position, kind, name, description, relevancy, change,
        ten_year AS tenYear, driving_force AS drivingForce, language, gone_at AS goneAt
      FROM item WHERE page_row = ?`),
    dropItem: db.prepare<[number, number]>('UPDATE item SET gone_at = ? WHERE row = ?'),
    dropPage: db.prepare<[number, string | null, number]>(
      'UPDATE page SET gone_at = ?, gone_hash = ? WHERE page_row = ?',
    ),
  };
}

const isLive = ({ goneAt }: ItemRecord): boolean => goneAt === null;

function outdatedRecords({ steps, leaving }: ItemPlan): readonly ItemRecord[] {
  const replaced = steps.flatMap(({ record, index }) =>
    record !== undefined && index && isLive(record) ? [record] : [],
  );
  return [...replaced, ...leaving];
}

interface ItemPlace {
  readonly pageRow: number;
  readonly language: Language;
  readonly seenAt: Date;
}

interface ItemWriter {
  /** @returns the item's row. */
  write(step: ItemStep, place: ItemPlace): number;
}

function createItemWriter(db: Database, baseline: boolean): ItemWriter {
  // By place, as looking up names takes a third of the time of a row.
  const add = db.prepare<(string | number | null)[]>(`
    INSERT INTO item (
      item_id, page_row, position, kind, name, description, relevancy, change, ten_year,
      driving_force, language, first_seen_at, changed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare<[object]>(`
    UPDATE item SET
      position = @position, kind = @kind, name = @name, description = @description,
      relevancy = @relevancy, change = @change, ten_year = @tenYear,
      driving_force = @drivingForce, language = @language, gone_at = NULL,
      changed_at = coalesce(@changedAt, changed_at)
    WHERE row = @row`);
  return {
    write: ({ item, position, record, changed, write }, { pageRow, language, seenAt }) => {
      const isNews = !baseline && (record === undefined || changed);
      const changedAt = isNews ? seenAt.getTime() : null;
      if (record !== undefined) {
        if (write) {
          update.run({ ...item, position, language, changedAt, row: record.row });
        }
        return record.row;
      }
      const { id, kind, name, description, relevancy, change } = item;
      const place = [id, pageRow, position, kind] as const;
      const texts = [
        name,
        description,
        relevancy,
        change,
        item.tenYear,
        item.drivingForce,
      ] as const;
      const added = add.run(...place, ...texts, language, seenAt.getTime(), changedAt);
      return Number(added.lastInsertRowid);
    },
  };
}
