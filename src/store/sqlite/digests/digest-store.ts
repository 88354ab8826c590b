import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DigestName } from '../../../model/digest/digest-definition.ts';
import type { DigestRun } from '../../../model/digest/digest-run.ts';
import { type Delivery, DeliveryState } from '../../../model/digest/digest-run.ts';
import { DAY_MS } from '../../../model/duration.ts';
import type { DigestStore } from '../../digest-store.ts';
import type { Connection } from '../connection.ts';
import { Instant, toMs } from '../instant.ts';
import { createItemsById } from '../items-by-id.ts';
import { readAccepted } from '../review/accepted-items.ts';
import { createReadReviews } from '../review/read-reviews.ts';
import { createArrivals } from './arrivals.ts';
import { createChannelStore } from './channel-store.ts';
import { createDeliveryWriter } from './delivery-writer.ts';
import { createDigestCandidates } from './digest-candidates.ts';
import {
  DELIVERY_COLUMNS,
  LEDGER_COLUMNS,
  RUN_COLUMNS,
  toDelivery,
  toLedgerEntry,
  toRun,
} from './run-rows.ts';
import { createRunSelections } from './run-selections.ts';

/** Beyond its planning no run lives longer, so that not all of them have to be looked through. */
const LONGEST_RUN_MS = 8 * DAY_MS;

/** The ledger of digests, in SQLite. */
export function createDigestStore(connection: Connection): DigestStore {
  const { db, read, write } = connection;
  const sql = prepareStatements(db);
  const arrivals = createArrivals(db);
  const items = createItemsById(db);
  const reviews = createReadReviews(db);
  const selections = createRunSelections(db);
  const deliveries = createDeliveryWriter(db);
  const first = (rows: readonly unknown[]): DigestRun | undefined => rows.map(toRun)[0];
  return {
    registerDigest: (name, at) =>
      write(() => {
        sql.register.run(name, at.getTime());
        return Instant.parse(sql.registeredAt.get(name));
      }),
    digestRegisteredAt: (name) => read(() => Instant.optional().parse(sql.registeredAt.get(name))),
    ...createDigestCandidates(connection),
    ...createChannelStore(connection),
    itemTexts: (ids) => read(() => items.texts(ids)),
    items: (ids) => read(() => items.items(ids)),
    itemsOnPages: (ids) => read(() => items.onPages(ids)),
    reviewsIn: (request) => read(() => reviews.summary(request)),
    decisionsOn: (team, ids) => read(() => reviews.on(team, ids)),
    decisionTimes: (request) => read(() => reviews.times(request)),
    acceptedSince: (name, since) => read(() => readAccepted(db, items, name, since)),
    latestRun: (name) => read(() => first(sql.latestRun.all(name))),
    run: (id) => read(() => first(sql.run.all(id))),
    runOfSlot: (name, slot) => read(() => first(sql.runOfSlot.all(name, slot))),
    runs: (name, limit) => read(() => sql.runs.all(name, limit).map(toRun)),
    newestRuns: (limit) => read(() => sql.newestRuns.all(limit).map(toRun)),
    insertRun: (run, planned, selection) =>
      write(() => {
        if (sql.runOfSlot.get(run.digest, run.slotLocal) !== undefined) {
          return false;
        }
        sql.insertRun.run(runColumns(run));
        for (const delivery of planned) {
          deliveries.add(run.id, delivery);
        }
        if (selection !== null) {
          selections.add(run.id, selection);
        }
        return true;
      }),
    putArrivalsBack: (ids, at) => write(() => arrivals.putBack(ids, at)),
    hasArrivalsSince: (at) => read(() => arrivals.since(at)),
    openRuns: () => read(() => sql.openRuns.all().map(toRun)),
    setRunChannel: (runId, channel) => write(() => void sql.setRunChannel.run(channel, runId)),
    closeRun: (runId, { state, reason, at }) =>
      write(() => void sql.closeRun.run(state, reason, at.getTime(), runId)),
    endLookFirst: (runId) => write(() => void sql.endLookFirst.run(runId)),
    runSelection: (runId) => read(() => selections.find(runId)),
    deliveries: (runId) => read(() => sql.deliveries.all(runId).map(toDelivery)),
    ledger: (runId) => read(() => sql.ledger.all(runId).map(toLedgerEntry)),
    delivery: (id) => read(() => sql.delivery.all(id).map(toDelivery)[0]),
    deliveryAt: ({ team, channel, ts }) =>
      read(() => sql.deliveryAt.all(team, channel, ts).map(toDelivery)[0]),
    claimDelivery: (delivery, owner, at) => write(() => deliveries.claim(delivery, owner, at)),
    updateDelivery: (delivery, change) => write(() => deliveries.update(delivery, change)),
    refusedSince: (since) =>
      read(() =>
        sql.refusedSince
          .all(since.getTime() - LONGEST_RUN_MS, since.getTime())
          .map((name) => DigestName.parse(name)),
      ),
    countDeliveries: (since) => read(() => toStateCounts(sql.stateCounts.all(since.getTime()))),
  };
}

function runColumns(run: DigestRun): object {
  return {
    ...run,
    slotAt: run.slotAt.getTime(),
    from: run.from.getTime(),
    to: run.to.getTime(),
    plannedAt: run.plannedAt.getTime(),
    expiresAt: run.expiresAt.getTime(),
    lookFirst: Number(run.lookFirst),
    endedAt: toMs(run.endedAt),
  };
}

function prepareStatements(db: Database) {
  const run = `SELECT ${RUN_COLUMNS} FROM digest_run`;
  return {
    register: db.prepare<[string, number]>(
      'INSERT INTO digest (name, registered_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    registeredAt: db.prepare<[string]>('SELECT registered_at FROM digest WHERE name = ?').pluck(),
    run: db.prepare<[string]>(`${run} WHERE run_id = ?`),
    latestRun: db.prepare<[string]>(
      `${run} WHERE digest = ? ORDER BY period_to DESC, planned_at DESC, rowid DESC LIMIT 1`,
    ),
    runOfSlot: db.prepare<[string, string]>(`${run} WHERE digest = ? AND slot_local = ?`),
    runs: db.prepare<[string, number]>(
      `${run} WHERE digest = ? ORDER BY slot_at DESC, planned_at DESC, rowid DESC LIMIT ?`,
    ),
    openRuns: db.prepare<[]>(`${run} WHERE state = 'posting' ORDER BY slot_at, planned_at, rowid`),
    insertRun: db.prepare<[object]>(`
      INSERT INTO digest_run (
        run_id, digest, slot_local, slot_at, period_from, period_to, requested_by, planned_at,
        expires_at, state, channel, channel_id, thread_ts, look_first, ended_at, reason)
      VALUES (
        @id, @digest, @slotLocal, @slotAt, @from, @to, @requestedBy, @plannedAt,
        @expiresAt, @state, @channel, @channelId, @threadTs, @lookFirst, @endedAt, @reason)`),
    setRunChannel: db.prepare<[string, string]>(
      'UPDATE digest_run SET channel_id = ? WHERE run_id = ?',
    ),
    closeRun: db.prepare<[string, string | null, number, string]>(`
      UPDATE digest_run SET state = ?, reason = ?, ended_at = ?
      WHERE run_id = ? AND state = 'posting'`),
    endLookFirst: db.prepare<[string]>('UPDATE digest_run SET look_first = 0 WHERE run_id = ?'),
    // What people have sent to themselves is nobody else's.
    newestRuns: db.prepare<[number]>(
      `${run} WHERE channel NOT GLOB '[UW]*' ORDER BY planned_at DESC, rowid DESC LIMIT ?`,
    ),
    deliveries: db.prepare<[string]>(
      `SELECT ${DELIVERY_COLUMNS} FROM delivery WHERE run_id = ? ORDER BY seq`,
    ),
    ledger: db.prepare<[string]>(
      `SELECT ${LEDGER_COLUMNS} FROM delivery WHERE run_id = ? ORDER BY seq`,
    ),
    delivery: db.prepare<[string]>(
      `SELECT ${DELIVERY_COLUMNS} FROM delivery WHERE delivery_id = ?`,
    ),
    deliveryAt: db.prepare<[string, string, string]>(
      `SELECT ${DELIVERY_COLUMNS} FROM delivery WHERE team = ? AND channel = ? AND ts = ?`,
    ),
    refusedSince: db
      .prepare<[number, number]>(`
        SELECT DISTINCT digest FROM digest_run
        WHERE planned_at >= ? AND state = 'refused' AND ended_at >= ?`)
      .pluck(),
    stateCounts: db.prepare<[number]>(`
      SELECT delivery.state, count(*) AS count FROM delivery JOIN digest_run AS run USING (run_id)
      WHERE run.state = 'posting' OR run.planned_at >= ? GROUP BY delivery.state`),
  };
}

const StateCount = z.object({ state: DeliveryState, count: z.number() });

function toStateCounts(rows: readonly unknown[]): Readonly<Record<Delivery['state'], number>> {
  const counts = { pending: 0, sending: 0, sent: 0, unknown: 0, dead: 0, expired: 0, withdrawn: 0 };
  for (const row of rows) {
    const { state, count } = StateCount.parse(row);
    counts[state] = count;
  }
  return counts;
}
