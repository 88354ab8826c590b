import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { FileStamp } from '../../../model/archive-file.ts';
import type { PageId } from '../../../model/page-id.ts';
import { RelatedPage } from '../../../model/related-page.ts';
import { ClosestLink } from '../../../model/summary.ts';
import { type Topic, TopicName } from '../../../model/topic.ts';
import type { TopicStore, TopicToStore } from '../../topic-store.ts';
import type { Connection } from '../connection.ts';
import { foldValue } from '../fold.ts';
import { createLinkedPage } from './linked-page.ts';

/** Topics and what they gather, in SQLite. */
export function createTopicStore({ db, read, write }: Connection): TopicStore {
  const stamps = db.prepare<[], FileStamp>(
    'SELECT file, hash, size, mtime_ms AS mtimeMs FROM topic ORDER BY file',
  );
  const remove = db.prepare<[string]>('DELETE FROM topic WHERE file = ?');
  const named = db.prepare<[object]>(`
    SELECT topic_row AS row, slug, name, synthesis FROM topic WHERE folded = @folded OR slug = @slug
    ORDER BY folded = @folded DESC, slug LIMIT 1`);
  const links = db.prepare<[number]>(
    'SELECT title, target AS id FROM topic_link WHERE topic_row = ? ORDER BY position',
  );
  const ofPage = db.prepare<[string]>(`
    SELECT DISTINCT slug, name FROM page JOIN topic_page USING (page_row) JOIN topic USING (topic_row)
    WHERE page_id = ? ORDER BY name, slug`);
  const pagesOf = db.prepare<[string]>(`
    SELECT page_id AS id, page.title, url
    FROM topic JOIN topic_page USING (topic_row) JOIN page USING (page_row)
    WHERE slug = ? AND gone_at IS NULL ORDER BY topic_page.position`);
  const put = createTopicWriter(db);
  const linkPages = createPageLinks(db);
  return {
    knownTopics: () => read(() => stamps.all()),
    putTopics: ({ put: topics, gone }) =>
      write(() => {
        for (const file of gone) {
          remove.run(file);
        }
        topics.forEach(put);
        linkPages();
      }),
    topicNamed: (text) =>
      read(() => {
        const folded = foldValue(text);
        const slug = folded.replace(/[^\p{L}]/gu, '');
        const row = named.get({ folded, slug });
        return row === undefined ? undefined : toTopic(row, links);
      }),
    topicsOfPage: (id: PageId) => read(() => ofPage.all(id).map((row) => TopicName.parse(row))),
    pagesOfTopic: (slug) => read(() => pagesOf.all(slug).map((row) => RelatedPage.parse(row))),
  };
}

const TopicRow = TopicName.extend({ row: z.number(), synthesis: z.string() });

function toTopic(row: unknown, links: { all(row: number): unknown[] }): Topic {
  const { row: number, ...topic } = TopicRow.parse(row);
  return { ...topic, links: z.array(ClosestLink).parse(links.all(number)) };
}

function createTopicWriter(db: Database): (topic: TopicToStore) => void {
  // Its folder may have moved, or another topic have come into its file.
  const forget = db.prepare<[object]>('DELETE FROM topic WHERE slug = @slug OR file = @file');
  const add = db.prepare<[object]>(`
    INSERT INTO topic (slug, name, folded, synthesis, file, hash, size, mtime_ms)
    VALUES (@slug, @name, @folded, @synthesis, @file, @hash, @size, @mtimeMs)`);
  const addLink = db.prepare<[number, number, string, string]>(
    'INSERT INTO topic_link (topic_row, position, title, target) VALUES (?, ?, ?, ?)',
  );
  return ({ slug, name, synthesis, links, stamp }) => {
    forget.run({ slug, file: stamp.file });
    const topic = { slug, name, folded: foldValue(name), synthesis, ...stamp };
    const row = Number(add.run(topic).lastInsertRowid);
    links.forEach(({ title, id }, position) => void addLink.run(row, position, title, id));
  };
}

const BrokenLink = z.object({
  row: z.number(),
  position: z.number(),
  title: z.string(),
  target: z.string(),
});

/**
 * Makes anew which pages each topic gathers, and the facet by which they are found. All of it each
 * time, as any page that came or went may be one of them: 200 topics of 30 links take 20 ms.
 */
function createPageLinks(db: Database): () => void {
  const linkedPage = createLinkedPage(db);
  const clear = db.prepare('DELETE FROM topic_page');
  const addWhole = db.prepare(`
    INSERT INTO topic_page (topic_row, position, page_row)
    SELECT topic_row, position, page_row FROM topic_link JOIN page ON page_id = target
    WHERE gone_at IS NULL`);
  // The rest: to pages that are not there, or by ids that lost a digit.
  const others = db.prepare(`
    SELECT topic_row AS row, position, title, target FROM topic_link
    WHERE (topic_row, position) NOT IN (SELECT topic_row, position FROM topic_page)`);
  const addOther = db.prepare<[object]>(`
    INSERT INTO topic_page (topic_row, position, page_row)
    SELECT @row, @position, page_row FROM page WHERE page_id = @page`);
  const clearFacet = db.prepare(`
    DELETE FROM page_facet
    WHERE value_row IN (SELECT value_row FROM facet_value WHERE facet = 'topic')`);
  const addValues = db.prepare(`
    INSERT OR IGNORE INTO facet_value (facet, folded, value) SELECT 'topic', folded, name FROM topic`);
  const addFacets = db.prepare(`
    INSERT OR IGNORE INTO page_facet (value_row, page_row)
    SELECT value_row, page_row FROM topic_page JOIN topic USING (topic_row)
    JOIN facet_value ON facet = 'topic' AND facet_value.folded = topic.folded AND value = name`);
  return () => {
    clear.run();
    addWhole.run();
    for (const row of others.all()) {
      const { title, target, ...link } = BrokenLink.parse(row);
      const page = linkedPage(title, target)?.id;
      if (page !== undefined) {
        addOther.run({ ...link, page });
      }
    }
    clearFacet.run();
    addValues.run();
    addFacets.run();
  };
}
