import type { TruthColumn, TruthTable } from '../../sqlite/truth/truth-tables.ts';

/** Everything of ours stands in a schema of its own, so that a database's other tables are none of our business. */
export const SCHEMA = 'signalpost';

const TYPES: Readonly<Record<TruthColumn['type'], string>> = {
  INTEGER: 'bigint',
  TEXT: 'text',
  REAL: 'double precision',
  BLOB: 'bytea',
};

/**
 * What the truth needs beside its tables. `replication_head` holds how many changes of a domain were
 * made, and is what writers wait for; `replication_change` is what replicas follow, for as long as
 * `prune` leaves it.
 */
export const REPLICATION_SQL = `
  DO $body$ BEGIN
    -- IF NOT EXISTS asks for the right to make one even where there is one.
    IF to_regnamespace('${SCHEMA}') IS NULL THEN
      CREATE SCHEMA ${SCHEMA};
    END IF;
  END $body$;
  CREATE TABLE ${SCHEMA}.replication_meta (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    schema_version integer NOT NULL
  );
  CREATE TABLE ${SCHEMA}.replication_head (domain text PRIMARY KEY, number bigint NOT NULL);
  INSERT INTO ${SCHEMA}.replication_head VALUES ('archive', 0), ('work', 0);
  CREATE TABLE ${SCHEMA}.replication_change (
    domain text NOT NULL,
    number bigint NOT NULL,
    commit_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changes jsonb NOT NULL,
    PRIMARY KEY (domain, number)
  );
  CREATE INDEX replication_change_at ON ${SCHEMA}.replication_change (at);`;

/**
 * One statement for a whole commit, so that nobody holds a lock while a replica thinks, is stopped or
 * has lost its way here. Null: somebody was first, nothing was written. A replica of another version
 * is told so by SQLSTATE SP001.
 *
 * Heads are locked in the order of their names, as two commits that lock two of them in different
 * orders would wait for each other.
 */
export const COMMIT_SQL = `
  CREATE OR REPLACE FUNCTION ${SCHEMA}.commit_changes(
    of_schema integer, of_commit uuid, expected jsonb, changes jsonb
  ) RETURNS double precision LANGUAGE plpgsql SET search_path = ${SCHEMA} AS $body$
  DECLARE
    next record;
    tab record;
  BEGIN
    FOR next IN SELECT key AS domain, value::bigint AS number FROM jsonb_each_text(expected) ORDER BY key
    LOOP
      PERFORM 1 FROM replication_head WHERE domain = next.domain AND number = next.number FOR UPDATE;
      IF NOT FOUND THEN
        RETURN NULL;
      END IF;
    END LOOP;
    PERFORM 1 FROM replication_meta WHERE schema_version = of_schema;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the database has another version' USING ERRCODE = 'SP001';
    END IF;
    FOR next IN SELECT key AS domain, value AS tables FROM jsonb_each(changes)
    LOOP
      UPDATE replication_head SET number = number + 1 WHERE domain = next.domain;
      INSERT INTO replication_change (domain, number, commit_id, changes)
        SELECT domain, number, of_commit, next.tables FROM replication_head WHERE domain = next.domain;
      FOR tab IN SELECT key AS name, value -> 'keys' AS keys, value -> 'rows' AS rows FROM jsonb_each(next.tables)
      LOOP
        EXECUTE format('SELECT %I($1, $2)', 'put_' || tab.name) USING tab.keys, tab.rows;
      END LOOP;
    END LOOP;
    PERFORM pg_notify('${SCHEMA}', '');
    RETURN extract(epoch FROM clock_timestamp()) * 1000;
  END $body$;`;

/** A table of the truth, as SQLite has it. References are held by SQLite, where every row is written first. */
export function tableSql({ name, columns, keyed, unique }: TruthTable): string {
  const key = columns.slice(0, keyed);
  const lines = [
    ...columns.map(columnSql),
    `PRIMARY KEY (${quoted(key.map((column) => column.name))})`,
    ...unique.map((names) => `UNIQUE (${quoted(names)})`),
  ];
  return `CREATE TABLE ${SCHEMA}."${name}" (${lines.join(', ')});`;
}

function columnSql({ name, type, isNullable }: TruthColumn): string {
  return `"${name}" ${TYPES[type]}${isNullable ? '' : ' NOT NULL'}`;
}

/**
 * Writes rows of one table: those that are there make room first, since two of them may have
 * exchanged what only one may have.
 */
export function putSql({ name, columns, keyed }: TruthTable): string {
  const isKey = columns
    .slice(0, keyed)
    .map((column, at) => `own."${column.name}" = (touched.of ->> ${at})::${TYPES[column.type]}`);
  const values = columns.map(({ type }, at) => `(given.row ->> ${at})::${TYPES[type]}`);
  return `
    CREATE OR REPLACE FUNCTION ${SCHEMA}."put_${name}"(touched_keys jsonb, new_rows jsonb) RETURNS void
    LANGUAGE plpgsql AS $body$ BEGIN
      DELETE FROM ${SCHEMA}."${name}" AS own USING jsonb_array_elements(touched_keys) AS touched (of)
        WHERE ${isKey.join(' AND ')};
      INSERT INTO ${SCHEMA}."${name}" (${quoted(columns.map((column) => column.name))})
        SELECT ${values.join(', ')} FROM jsonb_array_elements(new_rows) AS given (row);
    END $body$;`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
