import type { Client } from 'pg';
import type { Clock } from '../../../model/clock.ts';
import { SCHEMA } from '../truth/schema-sql.ts';

/** Between tries to hear again, in ms. */
const DEAF_MS = 1000;

export interface WakeUps {
  /** Resolves when a change was made since the last call ended, and at the latest after `ms`. */
  next(ms: number, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Hears of changes over a connection of its own, which is opened anew when it was lost; until then
 * `next` just takes its time.
 */
export function createWakeUps(connect: () => Promise<Client>, clock: Clock): WakeUps {
  let client: Client | undefined;
  let isNew = false;
  let wake = () => {};

  const lose = (lost: Client) => {
    // Its socket may still be open where it was only the protocol that failed.
    lost.end().catch(() => {});
    if (client === lost) {
      client = undefined;
      wake();
    }
  };
  const listen = async () => {
    const opened = await connect();
    opened.on('error', () => lose(opened));
    opened.on('end', () => lose(opened));
    opened.on('notification', () => {
      isNew = true;
      wake();
    });
    try {
      await opened.query(`LISTEN ${SCHEMA}`);
    } catch (error) {
      lose(opened);
      throw error;
    }
    client = opened;
    // What was said before nobody heard.
    isNew = true;
  };
  return {
    next: async (ms, signal) => {
      if (client === undefined && !signal.aborted) {
        // Whoever catches up next meets the same fault, and tells of it.
        await listen().catch(() => {});
      }
      if (!isNew && !signal.aborted) {
        const woken = new AbortController();
        wake = () => woken.abort();
        const most = client === undefined ? Math.min(ms, DEAF_MS) : ms;
        await clock.sleep(most, AbortSignal.any([signal, woken.signal]));
      }
      isNew = false;
    },
    stop: async () => {
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
