import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import { DigestName } from '../../../../src/model/digest/digest-definition.ts';
import { MINUTE_MS } from '../../../../src/model/duration.ts';
import { TeamId, UserId } from '../../../../src/model/slack-ids.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { digestsThatPost } from '../../../support/digests-that-post.ts';
import { createHurriedClock } from '../../../support/manual-clock.ts';
import { mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

const NAMES = ['Sand batteries', 'Night trains'];

describe("a flag on an alert's message", () => {
  let running: RunningApp;
  let digests: DigestsAtWork;

  beforeEach(async () => {
    running = await startApp({
      transport: 'http',
      clock: createHurriedClock('2026-11-24T10:00:00Z'),
      digests: (parts) => {
        digests = digestsThatPost(parts, []);
        return digests;
      },
    });
  });

  afterEach(() => running.stop());

  /** Mira's alert of everything, and the message that it becomes with so many items. */
  const alertOf = async (items: number): Promise<Message> => {
    const { store, clock, workspace } = running;
    const actor = { team: TeamId.parse(workspace.identity.teamId), user: UserId.parse(mira) };
    await digests.made.save({
      actor,
      name: DigestName.parse('mine'),
      wish: {
        title: 'New here',
        schedule: { every: 'index', timezone: 'UTC' },
        channel: mira,
        kinds: ['signal'],
        minimumRelevancy: null,
        query: '',
        what: 'items',
        limit: 10,
        perPage: null,
        perTheme: null,
        grouping: 'page',
        empty: 'skip',
        replies: false,
        unhurried: true,
      },
      isPrivate: false,
      version: null,
    });
    clock.advance(MINUTE_MS);
    const rows = NAMES.slice(0, items).map((name) => aRow({ name, relevancy: 5 }));
    await store.putPages([aPage({ id: pageId(7), rows }, clock.now())]);
    clock.advance(1000);
    await store.completeIndex(clock.now());
    clock.advance(6 * MINUTE_MS);
    await digests.tick();
    await digests.finish(AbortSignal.timeout(10_000));
    return workspace.until(mira, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('New here · ')),
    );
  };

  it('flags the item where it names one alone', async () => {
    const message = await alertOf(1);

    await running.flag(mira, message);
    await running.told(mira, 'Flagged: Sand batteries');

    expect(message.channel.startsWith('D')).toBe(true);
    expect(shown(message.blocks)).toContain('on this message sends an item to review');
  });

  it('asks which where it names several', async () => {
    const message = await alertOf(2);

    await running.flag(mira, message);
    const picker = await running.told(mira, 'Which item of');

    expect(shown(picker.blocks)).toContain('Night trains');
  });
});
