import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveToPostgres } from '../../../src/store/postgres/move/move-to-postgres.ts';
import type { PostgresServer } from '../../support/postgres/start-postgres.ts';

/**
 * Makes a database that holds what a SQLite file does.
 *
 * @param folder - for a copy of the file, which is moved.
 * @returns its address.
 */
export async function benchDatabase(
  server: PostgresServer,
  name: string,
  { from, folder }: { readonly from: string; readonly folder: string },
): Promise<string> {
  await server.createDatabase(name);
  const url = server.url(name);
  const copy = join(folder, `${name}.db`);
  copyFileSync(from, copy);
  await moveToPostgres(copy, url, new Date());
  return url;
}
