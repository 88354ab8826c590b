import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createExports } from '../../src/exports/create-exports.ts';
import type { Exports } from '../../src/exports/exports.ts';
import { htmlHandout } from '../../src/exports/handout/html-handout.ts';
import { markdownHandout } from '../../src/exports/handout/markdown-handout.ts';
import type { CollectionEntry } from '../../src/model/collection.ts';
import { ItemId } from '../../src/model/item.ts';
import type { UserId } from '../../src/model/slack-ids.ts';
import type { Store } from '../../src/store/store.ts';
import { aDecision } from '../support/a-decision.ts';
import { aNomination, aPage, aRow, jonas, mira, team } from '../support/builders.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';

const page = aPage({ title: 'Ports', rows: [aRow({ name: 'Lanes', relevancy: 4 })] });
const item = ItemId.parse(page.items[0]?.id);
const long = `Ferries <b>without</b> crews ${'begin a trial in our harbour '.repeat(6)}`.trim();
const suggested = aNomination({ text: long, by: jonas.user });
const names = new Map<UserId, string>([
  [mira.user, 'Mira *Lang*'],
  [jonas.user, 'Jonas'],
]);

describe('suggested messages in a collection that is handed out', () => {
  let store: Store;
  let exports: Exports;
  let entries: readonly CollectionEntry[];

  beforeEach(async () => {
    store = await openTestStore();
    onTestFinished(() => store.close());
    await store.putPages([page]);
    await store.nominate(suggested);
    const at = new Date('2026-11-23T09:00:00Z');
    const { collection } = await store.createCollection({ actor: mira, name: 'March', at });
    const itemIds = [suggested.id, item];
    await store.addEntries({ actor: mira, collection: collection.id, itemIds, at, note: 'Why' });
    await store.addDecision(aDecision(suggested.id, at, { by: mira.user, note: 'Good' }));
    entries = await store.collectionEntries(team, collection.id, { limit: 10, offset: 0 });
    exports = createExports({
      store,
      clock: createManualClock('2026-11-24T10:00:00Z'),
      names: async () => names,
    });
  });

  const sheet = () =>
    exports.collectionHandout({ title: 'March', team, arrange: 'in-order', entries });

  it('say on the sheet who suggested them, where, and what was decided', async () => {
    const html = htmlHandout(await sheet());

    expect(html).toContain('<h3>Ferries &lt;b&gt;without&lt;/b&gt; crews begin a trial');
    expect(html).toContain('suggested by Jonas, 2026-11-20');
    expect(html).toContain(
      `<a href="${suggested.permalink}" rel="noreferrer">message in Slack</a>`,
    );
    expect(html).toContain('added by Mira *Lang* · accepted by Mira *Lang*, 2026-11-23: “Good”');
    expect(html).not.toContain('<b>without');
    expect(html.indexOf('Ferries')).toBeLessThan(html.indexOf('>Lanes<'));
  });

  it('stay text in Markdown, beside items', async () => {
    const markdown = markdownHandout(await sheet());

    expect(markdown).toContain('### 1. Ferries \\<b\\>without\\</b\\> crews');
    expect(markdown).toContain('*suggested by Jonas, 2026-11-20* · [message in Slack](<https://');
    expect(markdown).toContain('> Why (Mira \\*Lang\\*)');
    expect(markdown).toContain('### 2. Lanes');
  });

  it('are rows of the table, without a summary', async () => {
    const csv = await exports.collectionTable(entries, { format: 'csv', reader: 'programs' });
    const json = await exports.collectionTable(entries, { format: 'jsonl', reader: 'programs' });

    const [head = '', first = '', second = ''] = csv.split('\r\n');
    expect(head).toMatch(/^number,note,noteBy,addedBy,addedAt,id,kind,.*,summary\.text,message$/);
    expect(first).toContain(',nomination,,');
    expect(first).toMatch(/,https:\/\/acme\.slack\.com\/archives\/C1\/p00000000000000ff$/);
    expect(second).toMatch(/,$/);
    expect(JSON.parse(json.split('\n')[0] ?? '')).toMatchObject({
      kind: 'nomination',
      description: long,
      summary: null,
      message: suggested.permalink,
    });
  });
});
