import { z } from 'zod';
import { Delivery, DigestRun, LedgerEntry } from '../../../model/digest/digest-run.ts';
import { Instant } from '../instant.ts';
import { readJson } from '../json-column.ts';

/** The columns that `toRun` reads. */
export const RUN_COLUMNS = `
  run_id AS id, digest, slot_local AS slotLocal, slot_at AS slotAt, period_from AS "from",
  period_to AS "to", requested_by AS requestedBy, planned_at AS plannedAt,
  expires_at AS expiresAt, state, channel, channel_id AS channelId, thread_ts AS threadTs, look_first AS lookFirst,
  ended_at AS endedAt, reason`;

const RunRow = z
  .looseObject({
    slotAt: Instant,
    from: Instant,
    to: Instant,
    plannedAt: Instant,
    expiresAt: Instant,
    lookFirst: z.number().transform((flag) => flag === 1),
    endedAt: Instant.nullable(),
    reason: z.string().nullable(),
  })
  .pipe(DigestRun);

export function toRun(row: unknown): DigestRun {
  return RunRow.parse(row);
}

/** The columns that `toLedgerEntry` reads. */
export const LEDGER_COLUMNS = `
  delivery_id AS id, run_id AS runId, seq, item_id AS itemId, state, attempts, owner,
  first_tried_at AS firstTriedAt, started_at AS startedAt, not_before AS notBefore, absences, team,
  channel, ts, reason`;

/** The columns that `toDelivery` reads. */
export const DELIVERY_COLUMNS = `${LEDGER_COLUMNS}, message`;

const LedgerRow = z
  .looseObject({
    firstTriedAt: Instant.nullable(),
    startedAt: Instant.nullable(),
    notBefore: Instant.nullable(),
    team: z.string().nullable(),
    channel: z.string().nullable(),
    ts: z.string().nullable(),
  })
  .transform(({ team, channel, ts, ...row }) => ({
    ...row,
    ref: team === null ? null : { team, channel, ts },
  }));

const EntryRow = LedgerRow.pipe(LedgerEntry);
const DeliveryRow = LedgerRow.transform((row) => ({
  ...row,
  message: readJson(z.string().parse('message' in row ? row.message : null)),
})).pipe(Delivery);

export function toLedgerEntry(row: unknown): LedgerEntry {
  return EntryRow.parse(row);
}

export function toDelivery(row: unknown): Delivery {
  return DeliveryRow.parse(row);
}
