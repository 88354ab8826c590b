import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import {
  exportPersonFromPostgres,
  forgetInPostgres,
} from '../../../src/store/postgres/truth/person-in-postgres.ts';
import { aDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');

it.skipIf(!hasPostgres())('forgets a person in the database that all replicas share', async () => {
  const { url, server, name } = await aDatabase();
  const folder = tempFolder();
  const store = await openPostgresStore({ url, file: join(folder, 'a.db'), events: silentEvents });
  onTestFinished(() => store.close());
  const event = { user: 'U0MIRA', text: 'hello' };
  await store.recordEvent('Ev1', event, MONDAY);
  await store.finishEvent('Ev1', MONDAY);
  const file = join(folder, 'command.db');

  expect(await exportPersonFromPostgres(url, file, 'U0MIRA')).toMatchObject({
    inbox: [{ event_id: 'Ev1' }],
  });
  const forgotten = await forgetInPostgres(url, file, 'U0MIRA');

  expect(forgotten.dropped).toBe(1);
  const { rows } = await server.query('SELECT * FROM signalpost.inbox', name);
  expect(rows).toEqual([]);
  expect(await store.recordEvent('Ev1', event, MONDAY)).toBe('new');
});
