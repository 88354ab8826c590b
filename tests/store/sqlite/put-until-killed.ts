import { silentEvents } from '../../../src/model/events/events.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage, aRow, pageId } from '../../support/builders.ts';

// Run by durability.test.ts: says on stdout which page is on disk, until it is killed.
const store = await openSqliteStore({ file: process.argv[2] ?? '', events: silentEvents });
const first = (await store.knownFiles()).length;
for (let n = first + 1; n < first + 5000; n += 1) {
  await store.putPages([
    aPage({ id: pageId(n), rows: [aRow({ name: `number${n}` }), aRow({ kind: 'issue' })] }),
  ]);
  process.stdout.write(`${n}\n`);
}
