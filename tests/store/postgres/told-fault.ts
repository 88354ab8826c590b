import { pino } from 'pino';
import { expect } from 'vitest';
import { toStoreError } from '../../../src/store/postgres/connection/to-store-error.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { PASSWORD } from '../../support/postgres/start-postgres.ts';

/** What an operator and the store's rooms hear of a fault. */
export interface ToldFault {
  readonly code: string;
  readonly message: string;
}

/** What is told where this fails, as it does; holds each to say nothing of the password. */
export async function toldFault(work: () => Promise<unknown>): Promise<ToldFault> {
  const thrown = await work().then(
    () => undefined,
    (error: unknown) => error,
  );
  const error = toStoreError(thrown);
  if (!(error instanceof StoreError)) {
    throw new Error('was not told as a fault of the store', { cause: thrown });
  }
  expect(error.message).toMatch(/^[A-Z].*\.$/);
  const logged = JSON.stringify(pino.stdSerializers.errWithCause(error));
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'canary']) {
    expect(logged).not.toContain(secret);
  }
  return { code: error.code, message: error.message };
}
