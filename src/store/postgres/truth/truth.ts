import { DatabaseError, type Pool } from 'pg';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../../sqlite/migrate.ts';
import type { Numbers } from '../../sqlite/truth/projection-state.ts';
import type { RowChanges } from '../../sqlite/truth/row-changes.ts';
import type { Domain } from '../../sqlite/truth/truth-tables.ts';
import { toStoreError } from '../connection/to-store-error.ts';
import { assertStillOurs, overtaken } from './overtaken.ts';
import { SCHEMA } from './schema-sql.ts';
import { createTruthTime } from './truth-time.ts';

/** What was written and by what number it is known. */
export interface Change {
  readonly domain: Domain;
  readonly number: number;
  readonly commit: string;
  readonly changes: RowChanges;
}

export interface CommitRequest {
  /** To be found again where the answer is lost. */
  readonly commit: string;
  /** What the writer has followed, of the domains that it writes. */
  readonly expected: Partial<Numbers>;
  readonly changes: Partial<Record<Domain, RowChanges>>;
}

export interface Followed {
  /** What the database has. */
  readonly heads: Numbers;
  /** In order within their domain; fewer than there are where they are many. */
  readonly changes: readonly Change[];
}

/** The database that all replicas share. Every method throws StoreError. */
export interface Truth {
  /** @returns false, and has written nothing, where another change came first. */
  commit(request: CommitRequest): Promise<boolean>;
  heads(): Promise<Numbers>;
  /** The heads, and of these domains some of what came after these numbers. */
  after(numbers: Numbers, domains: readonly Domain[]): Promise<Followed>;
  /** Forgets changes that every replica has had time to follow; one that was away longer builds its copy anew. */
  prune(): Promise<void>;
  /** The database's time, as its last answer told and this process has counted since. */
  readonly now: () => Date;
}

/**
 * How many changes are fetched at a time: an index's holds up to 8 MB, and who has a click to write
 * waits until it is applied; all others hold a few rows.
 */
const MOST_CHANGES = { archive: 1, work: 200 } as const;

/** Longer than a machine is serviced; an index of 35,000 pages is 150 MB of them. */
const KEPT = '6 hours';

const NOW = 'extract(epoch FROM clock_timestamp())::double precision * 1000';
const VERSION = `(SELECT schema_version FROM ${SCHEMA}.replication_meta)`;
const HEADS = `
  SELECT domain, number, ${VERSION} AS version, ${NOW} AS now FROM ${SCHEMA}.replication_head`;
const CHANGES = `
  SELECT domain, number, commit_id AS commit, changes FROM ${SCHEMA}.replication_change
  WHERE domain = $1 AND number > $2 AND ${VERSION} = $3 ORDER BY number`;

const Answer = z.object({ answered: z.number().nullable() });
const Head = z.object({ domain: z.enum(['archive', 'work']), number: z.number() });
const ChangeRow = Head.extend({ commit: z.string(), changes: z.custom<RowChanges>() });

export function createTruth(pool: Pool): Truth {
  const time = createTruthTime();
  const ask = async (text: string, values: readonly unknown[] = []): Promise<unknown[]> => {
    try {
      return (await pool.query(text, [...values])).rows;
    } catch (error) {
      throw isOvertaken(error) ? overtaken(error) : toStoreError(error);
    }
  };
  const askHeads = async () => {
    const asked = performance.now();
    const rows = z
      .array(Head.extend({ version: z.number(), now: z.number() }))
      .parse(await ask(HEADS));
    assertStillOurs(rows[0]?.version ?? 0);
    time.heard(rows[0]?.now ?? 0, asked);
    return toNumbers(rows);
  };
  return {
    commit: async ({ commit, expected, changes }) => {
      const asked = performance.now();
      const [row] = await ask(`SELECT ${SCHEMA}.commit_changes($1, $2, $3, $4) AS answered`, [
        SCHEMA_VERSION,
        commit,
        JSON.stringify(expected),
        JSON.stringify(changes),
      ]);
      const { answered } = Answer.parse(row);
      if (answered !== null) {
        time.heard(answered, asked);
      }
      return answered !== null;
    },
    heads: askHeads,
    after: async (numbers, domains) => {
      const heads = await askHeads();
      const behind = domains.filter((domain) => numbers[domain] < heads[domain]);
      const found: unknown[] = [];
      // The work after the archive, so that it is no older than that: an index's rows never come
      // before the lease that its replica took for it.
      for (const domain of behind) {
        found.push(
          ...(await ask(`${CHANGES} LIMIT ${MOST_CHANGES[domain]}`, [
            domain,
            numbers[domain],
            SCHEMA_VERSION,
          ])),
        );
      }
      return { heads, changes: found.map((row) => ChangeRow.parse(row)) };
    },
    prune: async () => {
      await ask(
        `DELETE FROM ${SCHEMA}.replication_change WHERE at < clock_timestamp() - interval '${KEPT}'`,
      );
    },
    now: () => time.now(),
  };
}

/** As `commit_changes` says it. */
function isOvertaken(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'SP001';
}

function toNumbers(heads: readonly z.infer<typeof Head>[]): Numbers {
  const of = (domain: Domain) => heads.find((head) => head.domain === domain)?.number ?? 0;
  return { archive: of('archive'), work: of('work') };
}
