import { expect, it } from 'vitest';
import { brokenId } from '../../../src/model/broken-id.ts';
import { PageId } from '../../../src/model/page-id.ts';
import type { Topic } from '../../../src/model/topic.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, pageId } from '../../support/builders.ts';

const aTopic = (slug: string, name: string, ...ids: readonly string[]) => ({
  slug,
  name,
  synthesis: `All of ${name}.`,
  links: ids.map((id) => ({ title: `To ${id}`, id })),
  stamp: { file: `analyses/topics/${slug}/${slug}.md`, hash: slug, size: 1, mtimeMs: 1 },
});

const plainTopic = ({ stamp: _stamp, ...topic }: ReturnType<typeof aTopic>): Topic => topic;

/** Topics and what they gather. */
export function topicContract(current: () => Store): void {
  const put = (...topics: readonly ReturnType<typeof aTopic>[]) =>
    current().putTopics({ put: topics, gone: [] });

  it('are found by name, however it is spelled, and by slug', async () => {
    const printing = aTopic('dprinting', '3D Printing', pageId(1));
    await put(printing, aTopic('sante', 'Santé publique'));

    for (const text of ['3D Printing', '3d  printing', 'dprinting', '3D-Printing']) {
      expect(await current().topicNamed(text)).toEqual(plainTopic(printing));
    }
    expect(await current().topicNamed('sante publique')).toMatchObject({ slug: 'sante' });
    expect(await current().topicNamed('printing')).toBeUndefined();
    expect(await current().topicNamed('')).toBeUndefined();
  });

  it('gather the pages that are there, in their order, each under its own id', async () => {
    const broken = PageId.parse('323d711c5ddadaad774954410012dc61');
    await current().putPages([aPage({ id: pageId(1) }), aPage({ id: broken })]);

    await put(aTopic('quiet', 'Quiet', brokenId(broken), pageId(7), pageId(1)));

    const pages = await current().pagesOfTopic('quiet');
    expect(pages.map(({ id }) => id)).toEqual([broken, pageId(1)]);
    expect(await current().topicsOfPage(broken)).toEqual([{ slug: 'quiet', name: 'Quiet' }]);
    expect(await current().pagesOfTopic('loud')).toEqual([]);
  });

  it('are replaced by slug or file, and taken away by file', async () => {
    await put(aTopic('quiet', 'Quiet'), aTopic('loud', 'Loud'));
    const moved = aTopic('quiet', 'Quiet again');
    await put({ ...moved, stamp: { ...moved.stamp, file: 'docs/analyses/topics/quiet/quiet.md' } });

    await current().putTopics({ put: [], gone: ['analyses/topics/loud/loud.md'] });

    expect(await current().knownTopics()).toEqual([
      { file: 'docs/analyses/topics/quiet/quiet.md', hash: 'quiet', size: 1, mtimeMs: 1 },
    ]);
    expect(await current().topicNamed('quiet')).toMatchObject({ name: 'Quiet again' });
  });
}
