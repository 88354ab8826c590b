import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import { DigestName } from '../../../../src/model/digest/digest-definition.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { aDefinition } from '../../../digests/digest-builders.ts';
import { digestsThatPost } from '../../../support/digests-that-post.ts';
import { createHurriedClock } from '../../../support/manual-clock.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

const reviews = aDefinition({
  name: DigestName.parse('reviews'),
  title: 'Reviews of the week',
  what: 'review',
});
const DAY = 24 * 60 * 60 * 1000;

describe.each(['http', 'socket'] as const)('a digest of reviews over %s', (transport) => {
  let running: RunningApp;
  let digests: DigestsAtWork;
  let card: Message;

  beforeEach(async () => {
    running = await startApp({
      transport,
      curators: [mira],
      clock: createHurriedClock('2026-11-24T10:00:00Z'),
      digests: (parts) => {
        digests = digestsThatPost(parts, [reviews]);
        return digests;
      },
    });
    await digests.tick();
    card = await running.type(jonas, '/signals regulation');
  });

  afterEach(() => running.stop());

  const posted = (): readonly Message[] =>
    running.seen(jonas).messages.filter(({ ephemeral }) => !ephemeral);
  /** Next Monday at nine, and whatever is posted then. */
  const monday = async (days = 6) => {
    running.clock.advance(days * DAY);
    await digests.tick();
    await digests.finish(AbortSignal.timeout(10_000));
    return posted();
  };
  const flagTwoAndAcceptOne = async () => {
    await running.click(jonas, card, 'Flag', 0);
    await running.click(jonas, await running.told(jonas, '⚑ Flagged · Undo'), 'Flag', 0);
    await running.workspace.idle();
    const queue = await running.type(mira, '/signalpost review');
    await running.click(mira, queue, 'Accept');
    await running.told(mira, 'Accepted by ');
  };

  it('tells once what was decided by whom and what waits, and opens the queue', async () => {
    await flagTwoAndAcceptOne();

    const [message, ...others] = await monday();

    expect(others).toEqual([]);
    const text = shown(message?.blocks ?? []);
    expect(text).toContain('Reviews of the week · 24–30 November');
    expect(text).toContain('1 decided: 1 accepted. 1 waits for review, the oldest for 5 days.');
    expect(text).toMatch(/Decided\n●5 Drone regulation 1\(.*\) · ✓ accepted · Mira Lang, /);
    expect(text).toMatch(/Waiting longest\n●4 Drone regulation 2\(.*\) · signal · ⚑ 1 · 5 d/);
    if (message === undefined) {
      throw new Error('Nothing was posted.');
    }
    await running.click(mira, message, 'Review');
    await running.told(mira, '1 item waits for review');
  });

  it('tells no decision twice, and nothing where there is nothing', async () => {
    await running.click(jonas, card, 'Flag', 0);
    await running.told(jonas, 'Flagged');
    const queue = await running.type(mira, '/signalpost review');
    await running.click(mira, queue, 'Accept');
    await running.told(mira, 'Accepted by ');

    expect(await monday()).toHaveLength(1);
    expect(await monday(7)).toHaveLength(1);

    const log = await running.type(mira, '/signalpost digest log');
    expect(shown(log.blocks)).toMatch(/nothing new, so nothing was posted\.\n.*sent, 1 message in/);
  });

  it('is previewed and shown again, and has nothing to replay', async () => {
    await flagTwoAndAcceptOne();

    const preview = await running.type(jonas, '/signalpost digest preview reviews');
    const replay = await running.type(jonas, '/signalpost digest replay reviews');
    await monday();
    const past = await running.type(jonas, '/signalpost digest show reviews');

    expect(shown(preview.blocks)).toContain('1 decided: 1 accepted. 1 waits for review.');
    expect(shown(preview.blocks)).toContain('it would have told of 0 decisions in 0 runs');
    expect(shown(replay.blocks)).toBe(
      'reviews tells of reviews and chooses no items, so there is nothing to replay.',
    );
    expect(shown(past.blocks)).toContain('As it was sent, Mon 30 Nov');
    expect(shown(past.blocks)).toContain('Waiting longest');
  });
});
