import type { ClientBase, Pool } from 'pg';
import { toStoreError } from './to-store-error.ts';

/**
 * Runs work in one transaction on a connection of its own, which is given up when the work fails.
 *
 * @throws {StoreError} of the server's faults; what the work throws otherwise, as it is.
 */
export async function inTransaction<T>(
  pool: Pool,
  mode: 'READ WRITE' | 'ISOLATION LEVEL REPEATABLE READ READ ONLY',
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  try {
    const client = await pool.connect();
    let failure: Error | undefined;
    try {
      await client.query(`BEGIN ${mode}`);
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      client.release(failure);
    }
  } catch (error) {
    throw toStoreError(error);
  }
}
