import { serveThread } from './serve-thread.ts';
import { writingRooms } from './writing-rooms.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
serveThread(writingRooms);
