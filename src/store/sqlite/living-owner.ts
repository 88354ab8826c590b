import { REPLICA } from '../lease-store.ts';

/** Whether the replica that a column (with its table, since a lease has an owner too) names shows that it lives, at `@at`. */
export const livingOwner = (column: string): string =>
  `EXISTS (SELECT 1 FROM lease WHERE name = '${REPLICA}' || ${column} AND expires_at > @at)`;
