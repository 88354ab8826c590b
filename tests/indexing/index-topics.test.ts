import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageId } from '../support/builders.ts';
import { openTestIndex } from '../support/index-folder.ts';
import { aPageNamed, fileOf } from '../support/page-text.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const topicFile = (slug: string) => `analyses/topics/${slug}/${slug}.md`;

function aTopicText(name: string, ...pages: readonly number[]): string {
  const links = pages.map((n) => `* [Page ${n}](https://example.org/${pageId(n)})`);
  return [
    `# *Topic*: ${name}`,
    '',
    '# Summary',
    '',
    `All of ${name}.`,
    '',
    '# Links',
    '',
    ...links,
  ].join('\n');
}

/** Three pages and two topics. */
async function anArchive() {
  const folder = tempFolder();
  for (const n of [1, 2, 3]) {
    writeIn(folder, fileOf(n), aPageNamed(`Item ${n}`));
  }
  writeIn(folder, topicFile('quiet'), aTopicText('Quiet Cities', 1, 2));
  writeIn(folder, topicFile('loud'), aTopicText('Loud Towns', 2, 9));
  const index = await openTestIndex(folder);
  const topicsOf = async (n: number) =>
    (await index.store.topicsOfPage(pageId(n))).map(({ name }) => name);
  return { folder, index, store: index.store, topicsOf };
}

describe('the topics of an archive', () => {
  it('are no items and no pages, and known by the pages that they link to', async () => {
    const { index, store, topicsOf } = await anArchive();

    const report = await index.run();

    expect(report).toMatchObject({ pages: 3, topics: 2, skipped: 0, rejected: [], warnings: [] });
    expect(await index.items()).toHaveLength(3);
    expect(await topicsOf(2)).toEqual(['Loud Towns', 'Quiet Cities']);
    expect(await topicsOf(3)).toEqual([]);
    expect((await store.pagesOfTopic('loud')).map(({ id }) => id)).toEqual([pageId(2)]);
  });

  it('follow their files: changed, new, moved and gone', async () => {
    const { folder, index, store, topicsOf } = await anArchive();
    await index.run();
    writeIn(folder, topicFile('quiet'), aTopicText('Silent Cities', 3));
    writeIn(folder, topicFile('new'), aTopicText('New', 1));
    rmSync(join(folder, 'analyses/topics/loud'), { recursive: true });

    const changed = await index.run();
    const named = [await topicsOf(1), await topicsOf(2), await topicsOf(3)];
    renameSync(join(folder, 'analyses'), join(folder, 'away'));
    const none = await index.run();

    expect(changed.topics).toBe(2);
    expect(named).toEqual([['New'], [], ['Silent Cities']]);
    expect(none.topics).toBe(0);
    expect(await store.topicNamed('New')).toBeUndefined();
  });

  it('gather a page that comes later, and lose one that goes', async () => {
    const { folder, index, store } = await anArchive();
    await index.run();
    writeIn(folder, fileOf(9), aPageNamed('Item 9'));
    rmSync(join(folder, fileOf(2)));

    await index.run();

    expect((await store.pagesOfTopic('loud')).map(({ id }) => id)).toEqual([pageId(9)]);
    expect((await store.facetValues('topic')).map(({ word }) => word).sort()).toEqual([
      'Loud Towns',
      'Quiet Cities',
    ]);
  });

  it('are kept as they were while their file cannot be read, which is told', async () => {
    const { folder, index, store } = await anArchive();
    await index.run();
    writeIn(folder, topicFile('quiet'), 'nonsense');

    const report = await index.run();

    expect(report.warnings).toMatchObject([
      { file: topicFile('quiet'), code: 'topic-title', severity: 'warning' },
    ]);
    expect(report).toMatchObject({ topics: 2, rejected: [] });
    expect(await store.topicNamed('quiet')).toMatchObject({ name: 'Quiet Cities' });
  });

  it('leave everything else below analyses unread, by name', async () => {
    const { folder, index } = await anArchive();
    writeIn(folder, 'analyses/yearly/2025.md', '# Review');
    writeIn(folder, 'analyses/topics/quiet/notes.md', 'x');
    writeIn(folder, 'analyses/topics/quiet/Concern.png', 'x');
    writeIn(folder, 'index.md', 'x');

    const { skipped, skippedFiles, leftOutFolders, warnings } = await index.run();

    expect(skipped).toBe(1);
    expect(skippedFiles).toEqual([
      'analyses/topics/quiet/notes.md',
      'analyses/yearly/2025.md',
      'index.md',
    ]);
    expect(leftOutFolders).toEqual(['analyses/']);
    expect(warnings).toEqual([]);
  });

  it('join neither baseline nor what is new', async () => {
    const { folder, index, store } = await anArchive();
    await index.run();
    const before = await store.archiveStatus();
    index.clock.advance(60_000);
    writeIn(folder, topicFile('new'), aTopicText('New', 1));

    await index.run();

    expect((await store.archiveStatus()).lastChangeAt).toEqual(before.lastChangeAt);
  });
});
