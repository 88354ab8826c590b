import { expect, it } from 'vitest';
import { createTruthTime } from '../../../../src/store/postgres/truth/truth-time.ts';

/** A process that asks a database whose time is its own steady clock's and so much ahead. */
function asking() {
  let steady = 1000;
  let ahead = 500_000;
  const time = createTruthTime(() => steady);
  return {
    /** How wrong it has the database's time, in ms; negative where it is behind. */
    error: () => time.now().getTime() - (steady + ahead),
    ask: ({ thereMs, backMs }: { readonly thereMs: number; readonly backMs: number }) => {
      const asked = steady;
      const said = steady + thereMs + ahead;
      steady += thereMs + backMs;
      time.heard(said, asked);
    },
    /** The steady clock stands still for so long. */
    sleep: (ms: number) => {
      ahead += ms;
    },
    now: () => time.now(),
  };
}

it('takes the first answer for the middle of its way', () => {
  const process = asking();
  process.ask({ thereMs: 40, backMs: 60 });
  expect(process.error()).toBe(-10);
});

it('keeps what a quick answer told when a slow one comes', () => {
  const process = asking();
  process.ask({ thereMs: 1, backMs: 1 });
  process.ask({ thereMs: 1, backMs: 40_000 });
  expect(process.error()).toBe(0);
});

it('is put right by a quick answer after a slow one', () => {
  const process = asking();
  process.ask({ thereMs: 0, backMs: 40_000 });
  expect(process.error()).toBe(-20_000);
  process.ask({ thereMs: 1, backMs: 1 });
  expect(Math.abs(process.error())).toBeLessThanOrEqual(1);
});

it('is put right by the next answer where the machine slept', () => {
  const process = asking();
  process.ask({ thereMs: 1, backMs: 1 });
  process.sleep(3_600_000);
  expect(process.error()).toBe(-3_600_000);
  process.ask({ thereMs: 1, backMs: 1 });
  expect(Math.abs(process.error())).toBeLessThanOrEqual(1);
});

it('says that it was never told', () => {
  expect(() => asking().now()).toThrow('not asked for its time yet');
});
