/**
 * The decisions that count: those that were not taken back. For use in place of the table's name;
 * the log itself only ever grows.
 */
export const STANDING_DECISION = `(
  SELECT * FROM decision AS made
  WHERE undoes IS NULL AND NOT EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = made.seq))
  AS decision`;
