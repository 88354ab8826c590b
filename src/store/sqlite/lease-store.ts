import { z } from 'zod';
import type { Lease, LeaseStore } from '../lease-store.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';

const LeaseRow = z.object({
  name: z.string(),
  owner: z.string(),
  since: Instant,
  until: Instant,
});

/** Leases, in SQLite; the write lock makes looking and taking one step. */
export function createLeaseStore({ db, read, write }: Connection): LeaseStore {
  const select = db.prepare<[string]>(
    'SELECT name, owner, since, expires_at AS until FROM lease WHERE name = ?',
  );
  const beginning = db.prepare<[string, string, number]>(`
    SELECT name, owner, since, expires_at AS until FROM lease
    WHERE substr(name, 1, length(?)) = ? AND expires_at > ? ORDER BY name`);
  const put = db.prepare<[object]>(`
    INSERT INTO lease (name, owner, since, expires_at) VALUES (@name, @owner, @since, @expiresAt)
    ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, since = excluded.since,
      expires_at = excluded.expires_at`);
  const release = db.prepare<[string, string]>('DELETE FROM lease WHERE name = ? AND owner = ?');
  return {
    holdLease: (name, owner, now, ttlMs) =>
      write(() => {
        const lease = LeaseRow.optional().parse(select.get(name));
        const isValid = lease !== undefined && lease.until > now;
        if (isValid && lease.owner !== owner) {
          return { kind: 'busy', owner: lease.owner, since: lease.since, until: lease.until };
        }
        const since = isValid ? lease.since : now;
        const expiresAt = now.getTime() + ttlMs;
        put.run({ name, owner, since: since.getTime(), expiresAt });
        return { kind: 'held', since };
      }),
    releaseLease: (name, owner) => write(() => void release.run(name, owner)),
    leases: (name, now) =>
      read(() => beginning.all(name, name, now.getTime()).map((row): Lease => LeaseRow.parse(row))),
  };
}
