import type { Pool } from 'pg';
import { z } from 'zod';
import { openInThread } from '../../sqlite/file/open-in-thread.ts';
import { renewSearchIndex } from '../../sqlite/search-index/renew-search-index.ts';
import { beginProjection, writeProjection } from '../../sqlite/truth/projection-state.ts';
import { readTruthTables } from '../../sqlite/truth/truth-tables.ts';
import { inTransaction } from '../connection/transaction.ts';
import { copyToFile } from '../truth/copy-rows.ts';
import { assertStillOurs } from '../truth/overtaken.ts';
import { SCHEMA } from '../truth/schema-sql.ts';

const Standing = z.object({
  of: z.string(),
  schema: z.number(),
  archive: z.number(),
  work: z.number(),
});

/**
 * Makes a file hold all that the truth does, and search's tables made of it, in one transaction: who
 * reads the file sees the old state until then. The file has this program's schema.
 */
export async function buildProjection(pool: Pool, file: string): Promise<void> {
  // A connection of its own: no trigger of another one notes what is written.
  const db = openInThread(file, 'writing', 'allowed');
  try {
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN IMMEDIATE');
    await inTransaction(pool, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) => {
      const { rows } = await client.query(`
        SELECT id AS of, schema_version AS schema,
          (SELECT number FROM ${SCHEMA}.replication_head WHERE domain = 'archive') AS archive,
          (SELECT number FROM ${SCHEMA}.replication_head WHERE domain = 'work') AS work
        FROM ${SCHEMA}.replication_meta`);
      const { of, schema, archive, work } = Standing.parse(rows[0]);
      assertStillOurs(schema);
      await copyToFile(client, db, readTruthTables(db));
      beginProjection(db);
      writeProjection(db, { of, schema, numbers: { archive, work } });
    });
    renewSearchIndex(db);
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}
