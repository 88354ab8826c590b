import { systemClock } from '../model/clock.ts';
import type { Answers } from '../search/answers.ts';
import { loadedOnce } from '../store/sqlite/threads/loaded-once.ts';
import { type ReadingRooms, readingRooms } from '../store/sqlite/threads/reading-rooms.ts';
import { serveThread } from '../store/sqlite/threads/serve-thread.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
serveThread((connection) => {
  const rooms = readingRooms(connection);
  return { ...rooms, ...answersOver(rooms) };
});

/** What they take is loaded with the first: a start asks for the archive's status alone. */
function answersOver(store: ReadingRooms): Answers {
  const answers = loadedOnce(async () => {
    const { createAnswers } = await import('../search/answers.ts');
    // What it is asked says what day it is, so its clock does not count.
    return createAnswers({ store, clock: systemClock });
  });
  return {
    page: async (...args) => (await answers()).page(...args),
    first: async (...args) => (await answers()).first(...args),
    fromPage: async (...args) => (await answers()).fromPage(...args),
  };
}
