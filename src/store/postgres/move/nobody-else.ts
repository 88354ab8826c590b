import type { ClientBase } from 'pg';
import { z } from 'zod';
import { StoreError } from '../../store-error.ts';

const Count = z.object({ others: z.number() });

/** @throws {StoreError} `busy` while a replica is connected: it would go on writing to what is moved away. */
export async function assertNobodyElse(client: ClientBase): Promise<void> {
  const { rows } = await client.query(`
    SELECT count(*) AS others FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'signalpost' AND pid <> pg_backend_pid()`);
  const { others } = Count.parse(rows[0]);
  if (others > 0) {
    throw new StoreError(
      'busy',
      'A Signalpost is connected to the PostgreSQL database. Stop all replicas first.',
    );
  }
}
