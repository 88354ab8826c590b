import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Preloaded into a process that is measured: at its end it says on descriptor 3 what all of its
// threads took together. A thread preloads it as well, and has nothing to say.
if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS, fsWrite } = process.resourceUsage();
    writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, maxRSS, fsWrite }));
  });
}
