import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../../src/model/clock.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPool } from '../../../src/store/postgres/connection/connect.ts';
import { createReplica } from '../../../src/store/postgres/create-replica.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { openProjection } from '../../../src/store/postgres/projection/open-projection.ts';
import { prepareTruth } from '../../../src/store/postgres/truth/prepare-truth.ts';
import { roomsOver } from '../../../src/store/sqlite/rooms-over.ts';
import { createTurns } from '../../../src/store/sqlite/turns.ts';
import type { Store } from '../../../src/store/store.ts';
import { mira } from '../../support/builders.ts';
import { aDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');
const LATER = new Date(MONDAY.getTime() + 1);

describe.skipIf(!hasPostgres())('reads of a replica that is busy with what others wrote', () => {
  let turns: ReturnType<typeof createTurns>;
  let other: Store;
  let here: Pick<Store, 'resultList' | 'waitingEvents'>;
  /** Waits that have run out come to their end at once; the others never do. */
  let ranOut: (ms: number) => boolean;

  beforeEach(async () => {
    const folder = tempFolder();
    const { url } = await aDatabase();
    other = await openPostgresStore({ url, file: join(folder, 'other.db'), events: silentEvents });
    onTestFinished(() => other.close());
    const pool = openPool(url);
    onTestFinished(() => pool.end());
    const meta = await prepareTruth(pool, silentEvents);
    const file = join(folder, 'here.db');
    const db = await openProjection(pool, meta, { file, events: silentEvents });
    onTestFinished(() => void db.close());
    ranOut = () => false;
    const clock: Clock = {
      ...systemClock,
      sleep: (ms) => (ranOut(ms) ? Promise.resolve() : new Promise(() => {})),
    };
    turns = createTurns();
    const rebuild = () => Promise.reject(new Error('The log reaches back far enough.'));
    const { connection } = createReplica({ pool, db, clock, events: silentEvents, turns, rebuild });
    here = roomsOver(connection);
  });

  /** @returns how to give it back. */
  const takeTheTurn = async () => {
    const { promise: isOver, resolve: giveBack } = Promise.withResolvers<void>();
    await new Promise<void>((begun) => {
      void turns.take(() => {
        begun();
        return isOver;
      });
    });
    return giveBack;
  };

  it('wait longer before they say that there is no such thing', async () => {
    await other.saveResultList({
      id: 'L1',
      actor: mira,
      text: 'rel:4+',
      kinds: ['signal'],
      createdAt: MONDAY,
    });
    const giveBack = await takeTheTurn();
    ranOut = (ms) => {
      if (ms > 1000) {
        giveBack();
      }
      return ms === 1000;
    };

    expect(await here.resultList('L1')).toMatchObject({ text: 'rel:4+' });
  });

  it('say at once what they have, once their first wait is over', async () => {
    const giveBack = await takeTheTurn();
    await other.recordEvent('Ev1', {}, MONDAY);
    ranOut = () => true;

    expect(await here.waitingEvents(LATER, 3)).toEqual([]);
    giveBack();
    ranOut = () => false;
    expect(await here.waitingEvents(LATER, 3)).toHaveLength(1);
  });

  it('do not wait for ever for what there is not', async () => {
    await other.recordEvent('Ev1', {}, MONDAY);
    const giveBack = await takeTheTurn();
    ranOut = () => true;

    expect(await here.resultList('L1')).toBeUndefined();
    giveBack();
  });
});
