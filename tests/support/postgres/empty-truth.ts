import type { Pool } from 'pg';
import { z } from 'zod';
import { SCHEMA } from '../../../src/store/postgres/truth/schema-sql.ts';

const Tables = z.array(z.object({ name: z.string() }));

/**
 * Keeps the rows of a database without content in a schema beside ours, and makes it hold those
 * alone each time: by one function, whose statements a connection plans once, and of which only
 * those write for which there is something to do.
 */
export async function makeEmptying(pool: Pool): Promise<() => Promise<void>> {
  const { rows } = await pool.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = '${SCHEMA}'`,
  );
  const tables = Tables.parse(rows).map(({ name }) => ({
    own: `${SCHEMA}."${name}"`,
    kept: `pristine."${name}"`,
  }));
  await pool.query(`
    CREATE SCHEMA pristine;
    ${tables.map(({ own, kept }) => `CREATE TABLE ${kept} AS TABLE ${own};`).join('\n')}
    CREATE FUNCTION pristine.restore() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN
      ${tables
        .map(
          ({ own, kept }) => `
            IF EXISTS (SELECT FROM ${own}) THEN DELETE FROM ${own}; END IF;
            INSERT INTO ${own} TABLE ${kept};`,
        )
        .join('\n')}
    END $body$`);
  return async () => {
    await pool.query('SELECT pristine.restore()');
  };
}
