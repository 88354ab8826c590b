import type { Clock } from '../model/clock.ts';
import type { EventHub } from '../model/events/events.ts';
import type { ServerConfig } from './config/config.ts';

/** What comes from outside the server, and every part of it shares. */
export interface Outside {
  readonly config: ServerConfig;
  readonly events: EventHub;
  readonly clock: Clock;
}
