import { systemClock } from '../model/clock.ts';
import { createAnswers } from '../search/answers.ts';
import { serveThread } from '../store/sqlite/threads/serve-thread.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
// What it is asked says what day it is, so its clock does not count.
serveThread((store) => createAnswers({ store, clock: systemClock }));
