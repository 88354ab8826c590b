import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import { aWeeklyDigest } from '../../../support/a-weekly-digest.ts';
import { aPage, pageId } from '../../../support/builders.ts';
import { digestsThatPost } from '../../../support/digests-that-post.ts';
import { createHurriedClock } from '../../../support/manual-clock.ts';
import { foresight, jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

const HOUR = 60 * 60 * 1000;

describe('a digest of a file whose channel is archived', () => {
  let running: RunningApp;
  let digests: DigestsAtWork;

  beforeEach(async () => {
    running = await startApp({
      transport: 'http',
      curators: [mira],
      digestMakers: 'curators',
      clock: createHurriedClock('2026-11-22T10:00:00Z'),
      digests: (parts) => {
        digests = digestsThatPost(parts, [aWeeklyDigest()]);
        return digests;
      },
    });
    await digests.tick();
    running.clock.advance(HOUR);
    await running.store.putPages([aPage({ id: pageId(2) }, running.clock.now())]);
    running.workspace.archiveChannel(foresight);
    running.clock.set(new Date('2026-11-23T08:00:00Z'));
    await digests.tick();
    await digests.finish(AbortSignal.timeout(10_000));
  });

  afterEach(() => running.stop());

  const type = async (as: string, text: string) => shown((await running.type(as, text)).blocks);

  it('says so in the list, in the status and above what it sent last', async () => {
    const list = await type(mira, '/signalpost digest list');

    expect(list).toContain('It pauses: its channel is archived. It goes on by itself');
    expect(list).toContain('paused since Mon 23 Nov 2026, 09:00 (Europe/Paris)');
    expect(list).toContain('[Preview] [Resume] [Copy to edit]');
    expect(await type(jonas, '/signalpost digest list')).not.toContain('[Resume]');
    expect(await type(mira, '/signalpost status')).toContain('1 pauses: /signalpost digest list');
    expect(await type(mira, '/signalpost digest show weekly')).toContain(
      'Paused since Mon 23 Nov, 09:00 Paris: its channel is archived.',
    );
    expect(await type(mira, '/signalpost digest log')).toContain('paused since');
    expect(await type(mira, '/signalpost digest run weekly')).toContain('pauses, so nothing');
  });

  it('goes on at a click once the channel is back, and says before why it cannot', async () => {
    const list = await running.type(mira, '/signalpost digest list');

    await running.click(mira, list, 'Resume');
    const still = await running.told(mira, 'It still pauses.');
    running.workspace.unarchiveChannel(foresight);
    await running.click(mira, list, 'Resume');
    const on = await running.told(mira, 'goes on.');

    expect(shown(still.blocks)).toContain('is archived. Unarchive it');
    expect(shown(on.blocks)).toContain('It comes next Mon 30 Nov 2026, 09:00 (Europe/Paris)');
    expect(await type(mira, '/signalpost digest list')).not.toContain('pauses');
  });

  it('is resumed by nobody who may not change digests', async () => {
    running.workspace.unarchiveChannel(foresight);

    const answer = await type(jonas, '/signalpost digest resume weekly');

    expect(answer).not.toContain('goes on');
    expect(await type(mira, '/signalpost digest list')).toContain('It pauses');
  });
});
