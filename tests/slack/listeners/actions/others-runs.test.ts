import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import { ACTIONS } from '../../../../src/slack/blocks/action-ids.ts';
import { aWeeklyDigest } from '../../../support/a-weekly-digest.ts';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { digestsThatPost } from '../../../support/digests-that-post.ts';
import { forgeClick } from '../../../support/forge.ts';
import { type ListeningIn, listenIn } from '../../../support/listen-in.ts';
import { createHurriedClock } from '../../../support/manual-clock.ts';
import {
  foresight,
  hush,
  jonas,
  mira,
  type RunningApp,
  startApp,
} from '../../../support/running-app.ts';

/** A digest of #hush, in which Mira is and Jonas is not. */
describe('a run of a private channel', () => {
  let running: RunningApp;
  let listening: ListeningIn;
  let digests: DigestsAtWork;
  let value: string;

  beforeEach(async () => {
    listening = listenIn();
    const weekly = { ...aWeeklyDigest(), channel: hush };
    running = await startApp({
      transport: 'http',
      clock: createHurriedClock('2026-11-24T10:00:00Z'),
      digests: (parts) => {
        digests = digestsThatPost(parts, [weekly]);
        return digests;
      },
    });
    await digests.tick();
    running.clock.advance(24 * 60 * 60 * 1000);
    const rows = [aRow({ name: 'Sand batteries', relevancy: 5 })];
    const page = aPage({ id: pageId(2), themes: ['storage'], rows }, running.clock.now());
    await running.store.putPages([page]);
    running.clock.advance(60 * 60 * 1000);
    await running.type(mira, '/signalpost digest run weekly');
    await digests.finish(AbortSignal.timeout(10_000));
    const [run] = await running.store.runs(weekly.name, 1);
    value = JSON.stringify({ run: run?.id, page: 1 });
  });

  afterEach(async () => {
    listening.end();
    await running.stop();
  });

  const seenAfter = async (as: string, actionId: string, channel: string) => {
    await forgeClick(running, as, { actionId, value, channel });
    await listening.settled();
    const { messages, modals } = running.seen(as);
    return JSON.stringify({ messages, modals });
  };

  it.each([
    ACTIONS.runItems,
    ACTIONS.turnRunItems,
    ACTIONS.runReasons,
    ACTIONS.showRun,
    ACTIONS.flagSeveral,
    ACTIONS.followTheme,
    ACTIONS.preferences,
  ])('is not there for who is not in it, though they have its id: %s', async (actionId) => {
    const seen = await seenAfter(jonas, actionId, foresight);

    expect(seen).not.toMatch(/Sand batteries|storage/);
  });

  it.each([foresight, hush])('is shown to who is in it, wherever they ask: %s', async (channel) => {
    await seenAfter(mira, ACTIONS.flagSeveral, channel);

    expect(JSON.stringify(running.seen(mira).modals)).toContain('Sand batteries');
  });
});
