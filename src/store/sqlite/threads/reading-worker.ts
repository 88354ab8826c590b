import { readingRooms } from './reading-rooms.ts';
import { serveThread } from './serve-thread.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
serveThread(readingRooms);
