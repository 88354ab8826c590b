import type { ActResult } from '../page-protocol.ts';

export const done: ActResult = { ok: true };

export function failed(error: string): ActResult {
  return { ok: false, error };
}
