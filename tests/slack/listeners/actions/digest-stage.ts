import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { aWeeklyDigest } from '../../../support/a-weekly-digest.ts';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { digestsThatPost } from '../../../support/digests-that-post.ts';
import { createHurriedClock } from '../../../support/manual-clock.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';

/** A running app with a digest of #foresight that has two strong items to tell of. */
export interface DigestStage {
  readonly running: RunningApp;
  readonly digests: DigestsAtWork;
}

export async function startWithDigest(transport: 'http' | 'socket'): Promise<DigestStage> {
  let made: DigestsAtWork | undefined;
  const running = await startApp({
    transport,
    curators: [mira],
    clock: createHurriedClock('2026-11-24T10:00:00Z'),
    digests: (parts) => {
      made = digestsThatPost(parts, [aWeeklyDigest()]);
      return made;
    },
  });
  if (made === undefined) {
    throw new Error('The app was built without its digests.');
  }
  await made.tick();
  running.clock.advance(24 * 60 * 60 * 1000);
  const rows = [
    aRow({ name: 'Sand batteries', relevancy: 5 }),
    aRow({ name: 'Night trains', relevancy: 4 }),
    aRow({ name: 'Slow fashion', relevancy: 2 }),
  ];
  await running.store.putPages([aPage({ id: pageId(2), rows }, running.clock.now())]);
  running.clock.advance(60 * 60 * 1000);
  return { running, digests: made };
}

/** What everybody sees of it. */
export function postedTo({ running }: DigestStage): readonly Message[] {
  return running.seen(jonas).messages.filter(({ ephemeral }) => !ephemeral);
}

/** Runs it now; its message and its replies. */
export async function runWeekly(stage: DigestStage): Promise<readonly Message[]> {
  await stage.running.type(mira, '/signalpost digest run weekly');
  await stage.digests.finish(AbortSignal.timeout(10_000));
  return postedTo(stage);
}
