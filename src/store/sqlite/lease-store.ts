import { z } from 'zod';
import type { LeaseStore } from '../lease-store.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';

const LeaseRow = z.object({ owner: z.string(), since: Instant, expiresAt: Instant });

/** Leases, in SQLite; the write lock makes looking and taking one step. */
export function createLeaseStore({ db, write }: Connection): LeaseStore {
  const select = db.prepare<[string]>(
    'SELECT owner, since, expires_at AS expiresAt FROM lease WHERE name = ?',
  );
  const put = db.prepare<[object]>(`
    INSERT INTO lease (name, owner, since, expires_at) VALUES (@name, @owner, @since, @expiresAt)
    ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, since = excluded.since,
      expires_at = excluded.expires_at`);
  const release = db.prepare<[string, string]>('DELETE FROM lease WHERE name = ? AND owner = ?');
  return {
    holdLease: (name, owner, now, ttlMs) =>
      write(() => {
        const lease = LeaseRow.optional().parse(select.get(name));
        const isValid = lease !== undefined && lease.expiresAt > now;
        if (isValid && lease.owner !== owner) {
          return { kind: 'busy', owner: lease.owner, since: lease.since };
        }
        const since = (isValid ? lease.since : now).getTime();
        put.run({ name, owner, since, expiresAt: now.getTime() + ttlMs });
        return { kind: 'held' };
      }),
    releaseLease: (name, owner) => write(() => void release.run(name, owner)),
  };
}
