import { describe, expect, it } from 'vitest';
import { firstItemIds } from '../../../src/indexing/write/assign-item-ids.ts';
import { aRow, pageId } from '../../support/builders.ts';
import { openTestIndex } from '../../support/index-folder.ts';
import { aPageText } from '../../support/page-text.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

const nameOf = (n: number) => `Row ${n}`;
const pageWith = (...names: readonly string[]) =>
  aPageText({
    signals: ['| name | description |', '|:-----|:--|', ...names.map((name) => `| ${name} | T. |`)],
  });

/** A name on page 1 and one on page 2 whose items would have the same id. */
function clashingNames(): readonly [string, string] {
  const rows = Array.from({ length: 200_000 }, (_, n) => aRow({ name: nameOf(n) }));
  const places = new Map(firstItemIds(pageId(1), rows).map((id, n) => [id, n]));
  for (const [n, id] of firstItemIds(pageId(2), rows).entries()) {
    const place = places.get(id);
    if (place !== undefined) {
      return [nameOf(place), nameOf(n)];
    }
  }
  throw new Error('No two ids are the same.');
}

describe('rows of two pages whose ids would be the same', () => {
  const [mine, theirs] = clashingNames();

  it.each(['at once', 'one after the other'])(
    'are two items when the pages come %s, and keep their ids',
    async (when) => {
      const folder = tempFolder();
      const index = await openTestIndex(folder);
      const idsByName = async () =>
        new Map((await index.items()).map(({ item }) => [item.name, item.id]));
      writeIn(folder, `${pageId(1)}.md`, pageWith(mine));
      if (when !== 'at once') {
        await index.run();
      }
      writeIn(folder, `${pageId(2)}.md`, pageWith(theirs, 'Another'));

      await index.run();

      const ids = await idsByName();
      expect([...ids.keys()]).toEqual([mine, theirs, 'Another']);
      expect(new Set(ids.values()).size).toBe(3);

      writeIn(folder, `${pageId(2)}.md`, pageWith('Another', theirs));
      await index.run();

      expect(new Map([...(await idsByName())].sort())).toEqual(new Map([...ids].sort()));
    },
  );

  it.each([
    ['kept', [theirs, 'Another', 'New']],
    ['gone', ['Another', 'New']],
  ])('are two items when both pages change at once, the other %s', async (_, names) => {
    const folder = tempFolder();
    const index = await openTestIndex(folder);
    writeIn(folder, `${pageId(1)}.md`, pageWith('First'));
    writeIn(folder, `${pageId(2)}.md`, pageWith(theirs, 'Another'));
    await index.run();
    writeIn(folder, `${pageId(1)}.md`, pageWith('First', mine));
    writeIn(folder, `${pageId(2)}.md`, pageWith(...names));

    await index.run();

    const items = await index.items();
    expect(items.map(({ item }) => item.name)).toEqual(['First', mine, ...names]);
    expect(new Set(items.map(({ item }) => item.id)).size).toBe(items.length);
  });
});
