import { z } from 'zod';
import { Delivery, DigestRun } from '../../model/digest-run.ts';
import { Instant } from './instant.ts';
import { readJson } from './json-column.ts';

/** The columns that `toRun` reads. */
export const RUN_COLUMNS = `
  run_id AS id, digest, slot_local AS slotLocal, slot_at AS slotAt, period_from AS "from",
  period_to AS "to", requested_by AS requestedBy, planned_at AS plannedAt,
  expires_at AS expiresAt, state, channel, channel_id AS channelId`;

const RunRow = z
  .looseObject({
    slotAt: Instant,
    from: Instant,
    to: Instant,
    plannedAt: Instant,
    expiresAt: Instant,
  })
  .pipe(DigestRun);

export function toRun(row: unknown): DigestRun {
  return RunRow.parse(row);
}

/** The columns that `toDelivery` reads. */
export const DELIVERY_COLUMNS = `
  delivery_id AS id, run_id AS runId, seq, item_id AS itemId, message, state, attempts, owner,
  started_at AS startedAt, not_before AS notBefore, absences, team, channel, ts, reason`;

const DeliveryRow = z
  .looseObject({
    message: z.string().transform(readJson),
    startedAt: Instant.nullable(),
    notBefore: Instant.nullable(),
    team: z.string().nullable(),
    channel: z.string().nullable(),
    ts: z.string().nullable(),
  })
  .transform(({ team, channel, ts, ...row }) => ({
    ...row,
    ref: team === null ? null : { team, channel, ts },
  }))
  .pipe(Delivery);

export function toDelivery(row: unknown): Delivery {
  return DeliveryRow.parse(row);
}
