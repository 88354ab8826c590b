/**
 * The decisions that count: those that were not taken back. For use in place of the table's name;
 * the log itself only ever grows.
 */
export const STANDING_DECISION = `(
  SELECT * FROM decision AS made
  WHERE undoes IS NULL AND NOT EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = made.seq))
  AS decision`;

/**
 * The number of the decision on @itemId of @team that stood when a line of the log was written.
 *
 * @param seq - the line's number, in SQL.
 */
export const standingAfter = (seq: '@seq' | 'heard'): string => `(
  SELECT max(made.seq) FROM decision AS made
  WHERE made.team = @team AND made.item_id = @itemId AND made.seq <= ${seq} AND made.undoes IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM decision AS undo WHERE undo.undoes = made.seq AND undo.seq <= ${seq}))`;
