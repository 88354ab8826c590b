import { copyFileSync } from 'node:fs';
import { z } from 'zod';
import { makeArrivals } from './digests/make-arrivals.ts';
import { measurePosting } from './digests/measure-posting.ts';
import { runMeasured } from './run-measured.ts';
import type { Section, Target } from './section.ts';
import { measureYardstick } from './yardstick.ts';

const PAGES = 3500;
const ROUNDS = 3;
const CHANNELS = [40, 200] as const;

/** How long digests take to be written, to be previewed, and to stand in their channels. */
export const digestSection: Section = {
  name: 'digests',
  about: `planning and previewing over ${PAGES} pages that are new; ${CHANNELS.join(' and ')} digests to as many channels, against Slack's limits`,
  run: async (stage) => {
    const arrivals = await makeArrivals(stage.folder('digests'), PAGES);
    const yardstick = await measureYardstick();
    const at = arrivals.at.toISOString();
    const plan = await bestOf('plan', arrivals.atOnce, at);
    const preview = await bestOf('preview', arrivals.spread, at);
    console.log(
      `The yardstick takes ${yardstick.toFixed(0)} ms of CPU time. Each figure is the best of ${ROUNDS} new processes.\n` +
        `A weekly digest for which ${plan.found} items pass: ${told(plan)}.\n` +
        `A preview of a daily one, ${preview.found} items in 90 days: ${told(preview)}.`,
    );
    return [
      { name: 'planning, CPU', measured: plan.cpuMs, bound: 250, unit: ' ms' },
      { name: 'planning, longest block', measured: plan.blockMs, bound: 100, unit: ' ms' },
      { name: 'preview of 90 days', measured: preview.wallMs, bound: 2000, unit: ' ms' },
      ...(await posting()),
    ];
  },
};

const Figures = z.object({
  cpuMs: z.number(),
  blockMs: z.number(),
  wallMs: z.number(),
  found: z.number(),
});
type Figures = z.infer<typeof Figures>;

/** Each in a process of its own over a copy of its own, as a digest is planned cold, once a week. */
async function bestOf(what: 'plan' | 'preview', from: string, at: string): Promise<Figures> {
  const all: Figures[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = `${from}-${what}-${round}.db`;
    copyFileSync(from, file);
    const program = new URL('./digests/measure-planning.ts', import.meta.url);
    const { out } = await runMeasured({ program, args: [what, file, at] });
    all.push(Figures.parse(JSON.parse(out)));
  }
  const least = (of: (figures: Figures) => number) => Math.min(...all.map(of));
  return {
    cpuMs: least(({ cpuMs }) => cpuMs),
    blockMs: least(({ blockMs }) => blockMs),
    wallMs: least(({ wallMs }) => wallMs),
    found: least(({ found }) => found),
  };
}

const told = ({ cpuMs, wallMs, blockMs }: Figures) =>
  `${cpuMs.toFixed(0)} ms of CPU time, ${wallMs.toFixed(0)} ms on the clock, the event loop blocked for ${blockMs.toFixed(0)} ms at most`;

async function posting(): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const count of CHANNELS) {
    const { seconds, leastSeconds, posts, refused, lookUps } = await measurePosting(count);
    console.log(
      `${count} digests to ${count} channels: ${posts} posts in ${seconds.toFixed(0)} s, where Slack's limits leave ` +
        `${leastSeconds.toFixed(0)}; ${refused} refused as too many, channels listed ${lookUps} times.`,
    );
    targets.push({
      name: `${count} digests to ${count} channels by name, against what Slack's limits allow`,
      measured: seconds / leastSeconds,
      bound: 1.25,
    });
  }
  return targets;
}
