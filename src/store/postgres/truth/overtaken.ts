import { SCHEMA_VERSION } from '../../sqlite/migrate.ts';
import { StoreError } from '../../store-error.ts';

/**
 * Another version has changed the tables while this one used them: it neither writes to them nor
 * reads what is written since, whose rows have other columns.
 */
export function overtaken(cause?: unknown): StoreError {
  return new StoreError(
    'too-new',
    'Another version of Signalpost has brought the tables in PostgreSQL up to date. This one writes ' +
      'nothing more: start it anew with that version.',
    ...(cause === undefined ? [] : [{ cause }]),
  );
}

/** @throws {StoreError} `too-new` where the tables are not of this program's version any more. */
export function assertStillOurs(version: number): void {
  if (version !== SCHEMA_VERSION) {
    throw overtaken();
  }
}
