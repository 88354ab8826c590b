import { silentEvents } from '../../../src/model/events/events.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';

/** Opens a replica, which builds its file where there is none, and ends. */
const [, , url = '', file = ''] = process.argv;
const store = await openPostgresStore({ url, file, events: silentEvents });
await store.close();
