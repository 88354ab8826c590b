/**
 * Loaded before everything else in a replica (`node --import`), in each of its threads: stands for
 * the clock of the machine that it runs on. It goes faster than real time, and may be wrong. The
 * product knows nothing of it.
 */
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';
import { fastNow } from './fast-time.ts';
import { MACHINE_CLOCK, type MachineClock, type SetSkew } from './machine-clock-settings.ts';

const settings: MachineClock = JSON.parse(process.env[MACHINE_CLOCK] ?? '{}');
const { rate } = settings;
const RealDate = Date;
const realNow = RealDate.now.bind(RealDate);
let { skewMs } = settings;

const now = () => Math.floor(fastNow(settings, realNow()) + skewMs);

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, values, newTarget): object =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
  get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
});

const realPerformanceNow = performance.now.bind(performance);
performance.now = () => realPerformanceNow() * rate;

const realTimeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => realTimeout(Math.ceil(ms / rate));

/**
 * What waits for a thread to have computed something, and for its program to be loaded: by the speed
 * of the processor, which nothing hurries.
 */
const OF_COMPUTING = ['store-thread.ts', 'parse-thread.ts', 'work-beside.ts'];
Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 10);
const isOfComputing = () => {
  const { stack = '' } = new Error();
  return OF_COMPUTING.some((file) => stack.includes(file));
};

/** The same timer, earlier; what hangs on the function, as its promised form, hangs on this as well. */
function hurried<T extends (...values: never[]) => unknown>(real: T): T {
  return new Proxy(real, {
    apply: (target, self, [work, ms, ...rest]: unknown[]): unknown => {
      const isHurried = typeof ms === 'number' && !isOfComputing();
      return Reflect.apply(target, self, [work, isHurried ? ms / rate : ms, ...rest]);
    },
  });
}

globalThis.setTimeout = hurried(globalThis.setTimeout);
globalThis.setInterval = hurried(globalThis.setInterval);
timers.setTimeout = globalThis.setTimeout;
timers.setInterval = globalThis.setInterval;
const realSleep = timersPromises.setTimeout;
timersPromises.setTimeout = (ms, ...rest) => realSleep(ms === undefined ? ms : ms / rate, ...rest);
syncBuiltinESMExports();

// An operator, or NTP, sets the clock: all threads see it.
const toAllThreads = new BroadcastChannel('machine clock');
toAllThreads.onmessage = ({ data }: { readonly data: SetSkew }) => {
  skewMs = data.skewMs;
};
toAllThreads.unref();
if (isMainThread && process.channel !== undefined) {
  process.on('message', (message: SetSkew) => {
    skewMs = message.skewMs;
    process.env[MACHINE_CLOCK] = JSON.stringify({ ...settings, skewMs });
    toAllThreads.postMessage({ skewMs });
  });
  process.channel.unref();
}
