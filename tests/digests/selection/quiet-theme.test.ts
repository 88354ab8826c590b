import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composePeriod } from '../../../src/digests/selection/compose-period.ts';
import { createReadings } from '../../../src/digests/selection/readings.ts';
import type { DigestDefinition } from '../../../src/model/digest/digest-definition.ts';
import { Mute } from '../../../src/model/digest/mute.ts';
import { ChannelId } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, pageId, team } from '../../support/builders.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition, aDistinctRow, closeBaseline } from '../digest-builders.ts';

const DAY = 86_400_000;
const FROM = new Date('2026-11-16T08:00:00Z');
const TO = new Date('2026-11-23T08:00:00Z');

describe('the theme that has gone quiet', () => {
  let store: Store;
  let pages = 0;

  beforeEach(async () => {
    store = await openTestStore();
    await closeBaseline(store, new Date('2026-10-20T08:00:00Z'));
    // A year with as much of transit as of care; since August 24 nothing of transit.
    await put(5, 'Transit', '2026-02-01');
    await put(1, 'Transit', '2026-08-20');
    await put(5, 'care', '2026-02-01');
    await put(5, 'care', '2026-10-01');
    await put(1, 'care', '2026-11-20', new Date('2026-11-20T08:00:00Z'));
    await put(1, 'care', '2026-11-27', new Date('2026-11-27T08:00:00Z'));
  });

  afterEach(() => store.close());

  /** So many pages of four items each, of a theme and a page date. */
  async function put(
    count: number,
    theme: string,
    date: string,
    seen = new Date('2026-10-20T07:00:00Z'),
  ): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      pages += 1;
      const rows = [1, 2, 3, 4].map((row) => aDistinctRow(pages * 10 + row));
      const origin = { raw: date.replaceAll('-', ''), date };
      await store.putPages([
        aPage({ id: pageId(pages), themes: [theme], keywords: [], origin, rows }, seen),
      ]);
    }
  }

  const quiet = async (fields: Partial<DigestDefinition> = {}, [from, to] = [FROM, TO]) => {
    const { parents } = await composePeriod(
      { store, readCandidates: createReadings(store) },
      aDefinition(fields),
      { from, to, slots: 1, now: to, arrivals: 'seen', unindexed: false },
    );
    return parents[0]?.story?.quiet;
  };

  it('is named with the counts that the rule was asked of', async () => {
    expect(await quiet()).toEqual({
      theme: 'Transit',
      items: 0,
      before: 24,
      expected: expect.closeTo((24 / 44) * 25, 1),
    });
  });

  it('is news once, not again each week that it stays quiet', async () => {
    const nextWeek: [Date, Date] = [TO, new Date(TO.getTime() + 7 * DAY)];

    expect(await quiet({}, nextWeek)).toBeNull();
  });

  it('is one of what the digest asks for', async () => {
    expect(await quiet({ query: 'theme:care' })).toBeNull();
    expect(await quiet({ kinds: ['signal'], query: 'place* -theme:nothing' })).not.toBeNull();
  });

  it('is none that the channel has muted', async () => {
    await store.keepChannel('#foresight', ChannelId.parse('C0FORESIGHT'));
    await store.putMute(
      Mute.parse({
        team,
        holder: 'C0FORESIGHT',
        what: { kind: 'theme', theme: 'transit' },
        until: null,
        by: 'U0MIRA',
        at: FROM,
      }),
    );

    expect(await quiet()).toBeNull();
  });

  it('is none that stood in a few long articles', async () => {
    const query = '-theme:Transit';
    await put(2, 'harbours', '2026-02-02');
    await put(1, 'harbours', '2026-08-20');
    expect(await quiet({ query })).toBeNull();

    await put(1, 'harbours', '2026-02-03');

    expect(await quiet({ query })).toMatchObject({ theme: 'harbours', items: 0, before: 16 });
  });

  it('is told to no alert, whose person asked for a subject, nor where nothing is posted', async () => {
    expect(await quiet({ replies: false })).toBeNull();
    expect(await quiet({ query: 'nowhere' })).toBeNull();
  });
});
