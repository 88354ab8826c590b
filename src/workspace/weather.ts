import type { Weather } from './page-protocol.ts';
import type { Happenings } from './state/happenings.ts';

/** How a Web API call can go wrong; `before` means that it was not carried out. */
export type Fault =
  | 'rate-limit'
  | 'drop-before'
  | 'drop-after'
  | 'http-500-before'
  | 'http-500-after'
  /** Carried out at once, answered late. */
  | 'slow';

export interface WeatherStation {
  now(): Weather;
  set(weather: Weather): void;
  /** The next `times` calls of `method` (`*` is any) fail this way; queued behind earlier orders. */
  failNext(method: string, fault: Fault, times: number): void;
  /** Draws the fault of one Web API call; undefined for none. */
  draw(method: string): Fault | undefined;
  /** Whether this event goes out twice. */
  drawDuplicate(): boolean;
}

const fairWeather: Weather = { rateLimited: 0, slowMs: 0, dropped: 0, failed: 0, duplicated: 0 };

/**
 * Builds the station that decides what goes wrong, by order or by the weather. Nothing is drawn while the
 * weather is fair, so that a seed means the same calls whatever came before.
 *
 * @param deps.random - 0 up to 1.
 */
export function createWeatherStation(deps: {
  readonly random: () => number;
  readonly happenings: Happenings;
}): WeatherStation {
  const { random, happenings } = deps;
  let current = fairWeather;
  let orders: readonly { readonly method: string; readonly fault: Fault }[] = [];

  return {
    now: () => current,
    set: (changed) => {
      current = changed;
      happenings.tell({ kind: 'weather' });
    },
    failNext: (method, fault, times) => {
      orders = [...orders, ...Array.from({ length: times }, () => ({ method, fault }))];
    },
    draw: (method) => {
      const order = orders.find((each) => each.method === method || each.method === '*');
      if (order !== undefined) {
        orders = orders.filter((each) => each !== order);
        return order.fault;
      }
      const { rateLimited, dropped, failed } = current;
      if (rateLimited + dropped + failed === 0) {
        return undefined;
      }
      // One roll for all: they are shares of the calls.
      const roll = random();
      if (roll < rateLimited) {
        return 'rate-limit';
      }
      if (roll < rateLimited + dropped) {
        return 'drop-after';
      }
      return roll < rateLimited + dropped + failed ? 'http-500-after' : undefined;
    },
    drawDuplicate: () => current.duplicated > 0 && random() < current.duplicated,
  };
}
