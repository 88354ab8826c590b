import type { Database } from 'better-sqlite3';
import { prepareWhenUsed } from '../../sqlite/prepare-when-used.ts';
import { createApplyChanges } from '../../sqlite/truth/apply-changes.ts';
import {
  createNumberWriter,
  createStateReader,
  type Numbers,
} from '../../sqlite/truth/projection-state.ts';
import type { RowChanges } from '../../sqlite/truth/row-changes.ts';
import { DOMAINS, type Domain, type TruthTable } from '../../sqlite/truth/truth-tables.ts';
import { watchRows } from '../../sqlite/truth/watch-rows.ts';
import { StoreError } from '../../store-error.ts';
import type { Change } from '../truth/truth.ts';

/** A file that follows the truth, over one connection. */
export interface Projection {
  readonly numbers: () => Numbers;
  /** What the open transaction has written, by domain; null where it wrote nothing of the truth. */
  readonly written: () => Partial<Record<Domain, RowChanges>> | null;
  /** Within the transaction whose changes were accepted. */
  readonly note: (numbers: Partial<Numbers>) => void;
  /** Writes what others wrote, in a transaction; what is here already is left out. */
  readonly apply: (change: Change) => void;
}

/** @throws {StoreError} `not-ours` for a file that is no projection. */
export function createProjection(db: Database, tables: readonly TruthTable[]): Projection {
  // Each table has five statements, and a process seldom needs those of more than a few tables.
  const whenUsed = prepareWhenUsed(db);
  const watch = watchRows(whenUsed, tables);
  const applyRows = createApplyChanges(whenUsed, tables);
  const note = createNumberWriter(whenUsed);
  const readState = createStateReader(whenUsed);
  const domainOf = new Map(tables.map(({ name, domain }) => [name, domain]));

  const numbers = () => {
    const state = readState();
    if (state === undefined) {
      throw new StoreError('not-ours', `${db.name} is a database of its own, no projection.`);
    }
    return state.numbers;
  };
  const write = ({ domain, number, changes }: Change) => {
    if (number === numbers()[domain] + 1) {
      watch.unnoticed(() => applyRows(changes));
      note({ [domain]: number });
    }
  };
  return {
    numbers,
    written: () => {
      const changes = watch.take();
      return changes && byDomain(changes, domainOf);
    },
    note,
    apply: (change) => {
      // A transaction cannot change this, and rows come whole: none follows from another.
      db.pragma('foreign_keys = OFF');
      try {
        db.transaction(write).immediate(change);
      } finally {
        db.pragma('foreign_keys = ON');
      }
    },
  };
}

function byDomain(
  changes: RowChanges,
  domainOf: ReadonlyMap<string, Domain>,
): Partial<Record<Domain, RowChanges>> {
  const of = (domain: Domain) =>
    Object.fromEntries(Object.entries(changes).filter(([name]) => domainOf.get(name) === domain));
  return Object.fromEntries(
    DOMAINS.map((domain) => [domain, of(domain)] as const).filter(
      ([, written]) => Object.keys(written).length > 0,
    ),
  );
}
