import { runMeasured } from './run-measured.ts';

/**
 * How long this machine takes, in milliseconds of CPU time, for work that no change of ours makes
 * faster: what a figure in seconds is told beside. Between 0.9 and 1.1 s on the machine that the
 * bounds in seconds were chosen on.
 */
export async function measureYardstick(): Promise<number> {
  return (await runMeasured({ program: new URL('./yardstick-child.ts', import.meta.url) })).cpuMs;
}
