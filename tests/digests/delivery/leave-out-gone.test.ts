import { describe, expect, it } from 'vitest';
import { pageId } from '../../support/builders.ts';
import { aRoom } from '../digest-builders.ts';
import { type DueDigest, expectOnceEach, ITEMS, patience, withDueDigest } from './due-digest.ts';
import { createFakeSlack } from './fake-slack.ts';

describe('what left the archive', () => {
  let stage: DueDigest;

  withDueDigest((begun) => {
    stage = begun;
  });

  it('does not post what left the archive meanwhile', async () => {
    const slack = createFakeSlack(stage.clock);
    const room = aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster });
    await room.tick();
    await stage.store.removeFiles([`${pageId(2)}.md`], stage.clock.now());

    await room.finish(patience());

    expectOnceEach(slack, ITEMS - 1);
    const { run, deliveries } = await stage.latest();
    expect(run?.state).toBe('done');
    expect(deliveries.filter(({ state }) => state === 'withdrawn')).toHaveLength(1);
    const parent = slack.messages()[0]?.message;
    expect(JSON.stringify(parent)).not.toContain('place2');
    expect(parent).toMatchObject({ newItems: ITEMS - 1 });
  });

  it('posts nothing at all when everything left the archive', async () => {
    const slack = createFakeSlack(stage.clock);
    const room = aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster });
    await room.tick();
    const files = Array.from({ length: ITEMS }, (_, n) => `${pageId(n + 1)}.md`);
    await stage.store.removeFiles(files, stage.clock.now());

    await room.finish(patience());

    expect(slack.requests).toEqual([]);
    expect((await stage.latest()).run?.state).toBe('done');
  });
});
