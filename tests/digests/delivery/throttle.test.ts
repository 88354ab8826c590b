import { describe, expect, it } from 'vitest';
import { createThrottle } from '../../../src/digests/delivery/throttle.ts';
import { later } from '../../../src/model/duration.ts';
import { ChannelId } from '../../../src/model/slack-ids.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
const [one, two, three] = ['C0ONE', 'C0TWO', 'C0THREE'].map((id) => ChannelId.parse(id));
const [a, b, c] = [one, two, three] as [ChannelId, ChannelId, ChannelId];

describe('the throttle', () => {
  it('holds one channel where one alone was limited', () => {
    const throttle = createThrottle();

    throttle.limited(a, NOW, later(NOW, 30_000));

    expect(throttle.freeAt('post', a, NOW)).toEqual(later(NOW, 30_000));
    expect(throttle.freeAt('post', b, NOW) <= NOW).toBe(true);
  });

  it('holds all channels once a second one is told the same', () => {
    const throttle = createThrottle();

    throttle.limited(a, NOW, later(NOW, 30_000));
    throttle.limited(b, NOW, later(NOW, 20_000));

    expect(throttle.freeAt('post', c, NOW)).toEqual(later(NOW, 20_000));
    expect(throttle.freeAt('look-up', c, NOW) <= NOW).toBe(true);
  });

  it('lets a burst through and then ten posts a second', () => {
    const throttle = createThrottle();
    for (let n = 0; n < 400; n += 1) {
      throttle.posted(NOW);
    }

    const freeAt = throttle.freeAt('post', a, NOW);

    expect(freeAt.getTime() - NOW.getTime()).toBe(100);
    expect(throttle.freeAt('post', a, later(NOW, 100)) <= later(NOW, 100)).toBe(true);
  });

  it('counts look-ups and channels apart from posts', () => {
    const throttle = createThrottle();

    throttle.hold('look-up', later(NOW, 60_000));
    throttle.hold('find-channel', later(NOW, 30_000));

    expect(throttle.freeAt('look-up', a, NOW)).toEqual(later(NOW, 60_000));
    expect(throttle.freeAt('find-channel', null, NOW)).toEqual(later(NOW, 30_000));
    expect(throttle.freeAt('post', a, NOW) <= NOW).toBe(true);
  });

  it('lets nothing through while Slack refuses the app', () => {
    const throttle = createThrottle();

    throttle.holdWorkspace(later(NOW, 300_000));

    expect(throttle.freeAt('post', a, NOW)).toEqual(later(NOW, 300_000));
    expect(throttle.freeAt('find-channel', null, NOW)).toEqual(later(NOW, 300_000));
  });
});
