import { startPostgres } from './start-postgres.ts';

/** A process that starts a PostgreSQL, tells where it is, and is killed by who started it. */
const server = await startPostgres();
console.log(JSON.stringify({ pid: server.pid(), folder: server.folder }));
setInterval(() => {}, 60_000);
