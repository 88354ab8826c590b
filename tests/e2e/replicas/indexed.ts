import { expect, vi } from 'vitest';
import { PATIENTLY } from '../../support/patiently.ts';
import type { Fleet } from './fleet.ts';
import { countIn } from './in-the-file.ts';

/** Waits until every replica's own file has so many pages. */
export async function indexed({ replicas }: Pick<Fleet, 'replicas'>, pages: number): Promise<void> {
  const known = () => replicas.map((one) => countIn(one, 'SELECT count(*) FROM page'));
  await vi.waitFor(() => expect(known()).toEqual(replicas.map(() => pages)), PATIENTLY);
}
