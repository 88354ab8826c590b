import type { Clock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import type { ServerConfig } from './config.ts';

/** What comes from outside the server, and every part of it shares. */
export interface Outside {
  readonly config: ServerConfig;
  readonly events: Events;
  readonly clock: Clock;
}
