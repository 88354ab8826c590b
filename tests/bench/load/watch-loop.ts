import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded before the program that is measured, in its process: tells its parent what it asks for.
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

process.on('message', (wanted) => {
  if (wanted === 'begin') {
    delay.reset();
    process.send?.({});
    return;
  }
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  if (wanted === 'rest' && typeof collectGarbage === 'function') {
    collectGarbage();
  }
  const { user, system } = process.cpuUsage();
  process.send?.({
    lagMs: delay.percentile(99) / 1e6,
    worstLagMs: delay.max / 1e6,
    rssMb: process.memoryUsage.rss() / 1024 / 1024,
    cpuMs: (user + system) / 1000,
  });
});
process.channel?.unref();
