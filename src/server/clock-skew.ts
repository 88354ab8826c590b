import type { Clock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import type { Network } from '../slack/transport/network.ts';

const SECOND_MS = 1000;
/** Beyond this, "due" and "sent since" mean something else to Slack than to us. */
const TOLERANCE_MS = 60 * SECOND_MS;
const TIMEOUT_MS = 5 * SECOND_MS;

/** By whose time digests are planned: this machine's, or that of the database that replicas share. */
export type WhoseClock = 'machine' | 'database';

/** How far a clock is from Slack's, as of the last look. */
export interface ClockSkew {
  /** Compares the clocks; where Slack does not answer, what was known stays. */
  look(signal?: AbortSignal): Promise<void>;
  /** What to do about a clock that is more than a minute off; null while it is not, or not known. */
  trouble(): string | null;
}

/** Reads the Date header that every answer of Slack's carries; it needs no token. */
export function createClockSkew(
  { events, ...deps }: MeasureSkewDeps & { readonly events: Events },
  slackApiUrl: string,
  whose: WhoseClock = 'machine',
): ClockSkew {
  let trouble: string | null = null;
  return {
    look: async (signal) => {
      const skewMs = await measureSkew(deps, slackApiUrl, signal);
      if (skewMs === null) {
        return;
      }
      const before = trouble;
      trouble = Math.abs(skewMs) <= TOLERANCE_MS ? null : sentence(skewMs, whose);
      if (trouble !== null && before === null) {
        events.emit('clock-skewed', { seconds: Math.round(skewMs / SECOND_MS), whose });
      } else if (trouble === null && before !== null) {
        events.emit('clock-agrees', {});
      }
    },
    trouble: () => trouble,
  };
}

export interface MeasureSkewDeps {
  readonly clock: Pick<Clock, 'now'>;
  /** The way to Slack: through a proxy where there is one. */
  readonly network: Pick<Network, 'fetch'>;
}

/** @returns milliseconds that our clock is ahead; null where Slack did not say its time. */
export async function measureSkew(
  { clock, network }: MeasureSkewDeps,
  slackApiUrl: string,
  signal?: AbortSignal,
): Promise<number | null> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const asked = clock.now().getTime();
    const response = await network.fetch(`${slackApiUrl}api.test`, {
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    await response.body?.cancel();
    const said = Date.parse(response.headers.get('date') ?? '');
    const between = (asked + clock.now().getTime()) / 2;
    return Number.isNaN(said) ? null : between - said;
  } catch {
    // Slack out of reach is told of by whoever needs it for more than its clock.
    return null;
  }
}

/** Both of two clocks: what is wrong with either is wrong. */
export function bothClocks(one: ClockSkew, other: ClockSkew): ClockSkew {
  return {
    look: async (signal) => {
      await Promise.all([one.look(signal), other.look(signal)]);
    },
    trouble: () => one.trouble() ?? other.trouble(),
  };
}

const NAMES: Readonly<Record<WhoseClock, string>> = {
  machine: "This machine's clock",
  database: 'The clock of the PostgreSQL server',
};

function sentence(skewMs: number, whose: WhoseClock): string {
  const seconds = Math.round(Math.abs(skewMs) / SECOND_MS);
  const off = skewMs > 0 ? 'ahead of' : 'behind';
  return `${NAMES[whose]} is ${seconds} s ${off} Slack's: set it (NTP). No digest is planned here until then.`;
}
