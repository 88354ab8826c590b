import type { Database } from 'better-sqlite3';
import type { Delivery } from '../../../model/digest/digest-run.ts';
import type { DigestStore, NewDelivery } from '../../digest-store.ts';
import { toMs } from '../instant.ts';
import { writeJson } from '../json-column.ts';
import { DELIVERY_COLUMNS, LEDGER_COLUMNS, toDelivery, toLedgerEntry } from './run-rows.ts';

type Change = Parameters<DigestStore['updateDelivery']>[1];

/** Each step of a delivery is a compare-and-set, so that two processes never take the same one. */
export interface DeliveryWriter {
  add(runId: string, delivery: NewDelivery): void;
  /** Undefined when it is not as given, or not pending. */
  claim(
    delivery: Pick<Delivery, 'id' | 'state' | 'attempts'>,
    owner: string,
    at: Date,
  ): Delivery | undefined;
  /** False when its attempts, or its state where one is given, are not as given. */
  update(delivery: Parameters<DigestStore['updateDelivery']>[0], change: Change): boolean;
}

export function createDeliveryWriter(db: Database): DeliveryWriter {
  const add = db.prepare<[object]>(`
    INSERT INTO delivery (
      delivery_id, run_id, seq, item_id, sole_item, message, state, attempts, absences)
    VALUES (@id, @runId, @seq, @itemId, @soleItem, @message, 'pending', 0, 0)`);
  const claim = db.prepare<[object]>(`
    UPDATE delivery SET state = 'sending', attempts = attempts + 1, owner = @owner,
      started_at = @at, first_tried_at = coalesce(first_tried_at, @at), not_before = NULL,
      absences = 0, reason = NULL
    WHERE delivery_id = @id AND state = @state AND attempts = @attempts AND state = 'pending'
    RETURNING ${DELIVERY_COLUMNS}`);
  const stored = db.prepare<[object]>(`
    SELECT ${LEDGER_COLUMNS} FROM delivery
    WHERE delivery_id = @id AND attempts = @attempts AND state = coalesce(@state, state)`);
  const update = db.prepare<[object]>(`
    UPDATE delivery SET state = @state, team = @team, channel = @channel, ts = @ts,
      reason = @reason, not_before = @notBefore, absences = @absences, owner = @owner
    WHERE delivery_id = @id`);
  return {
    add: (runId, { id, seq, itemId, soleItem = null, message }) => {
      add.run({ id, runId, seq, itemId, soleItem, message: writeJson(message) });
    },
    claim: ({ id, state, attempts }, owner, at) => {
      const row = claim.get({ id, state, attempts, owner, at: at.getTime() });
      return row === undefined ? undefined : toDelivery(row);
    },
    update: ({ id, attempts, state: given = null }, change) => {
      const row = stored.get({ id, attempts, state: given });
      if (row === undefined) {
        return false;
      }
      const { state, ref, reason, notBefore, absences, owner } = {
        ...toLedgerEntry(row),
        ...change,
      };
      const { team, channel, ts } = ref ?? { team: null, channel: null, ts: null };
      const values = { id, state, team, channel, ts, reason, absences, owner };
      update.run({ ...values, notBefore: toMs(notBefore) });
      return true;
    },
  };
}
