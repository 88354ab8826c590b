import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type MessageRef, UserId } from '../../../model/slack-ids.ts';
import type { MarkRequest, MarkResult, ReviewStore } from '../../review-store.ts';
import type { Connection } from '../connection.ts';
import { createMarkWriter } from './mark-writer.ts';
import { createReadFlags } from './read-flags.ts';
import { createReviewState } from './review-state.ts';

type MarkStore = Pick<ReviewStore, 'reactionMarks' | 'addMark' | 'removeMark' | 'setReason'>;

/** Where a person's flag stands: asked for since the last decision, or answered by it. */
const Standing = z.enum(['open', 'decided']).optional();

const Bit = z.number().transform((bit) => bit === 1);
const ReactionMarkRow = z.object({
  user: UserId,
  emoji: z.string(),
  standing: Bit,
  isTakenBack: Bit,
});
/** The signs by which people flag items; several of one person are one flag. */
export function createMarkStore({ db, read, write }: Connection): MarkStore {
  const sql = prepareStatements(db);
  const marks = createMarkWriter(db);
  const state = createReviewState(db);
  const flags = createReadFlags(db);

  const setMark = (
    request: MarkRequest,
    { standing }: { readonly standing: boolean },
  ): MarkResult => {
    const { actor, mark, itemId } = request;
    const team = mark.kind === 'reaction' ? mark.ref.team : actor.team;
    const after = state.lastDecision(team, itemId)?.afterEvent ?? -1;
    const standingOf = () =>
      Standing.parse(sql.standingOf.get({ team, itemId, user: actor.user, after }));
    const before = standingOf();
    marks.set(request, standing);
    const now = standingOf();
    state.refresh(team, itemId);
    return {
      flags: flags.of(team, itemId),
      changed: standing ? now !== before : before !== undefined && now === undefined,
    };
  };

  return {
    reactionMarks: (ref) =>
      read(() => sql.reactionMarks.all(ref).map((row) => ReactionMarkRow.parse(row))),
    addMark: (request) => write(() => setMark(request, { standing: true })),
    removeMark: (request) => write(() => setMark(request, { standing: false })),
    setReason: ({ actor, itemId, mark, reason, at }) =>
      write(() => {
        const key = { team: actor.team, itemId, user: actor.user };
        const place = mark?.kind === 'reaction' ? mark : undefined;
        const { changes } = sql.setReason.run({
          ...key,
          reason,
          kind: mark?.kind ?? null,
          channel: place?.ref.channel ?? null,
          ts: place?.ref.ts ?? null,
          emoji: place?.emoji ?? null,
        });
        if (changes > 0) {
          sql.logReason.run({ ...key, reason, at: at.getTime() });
        }
        return flags.of(actor.team, itemId);
      }),
  };
}

function prepareStatements(db: Database) {
  return {
    reactionMarks: db.prepare<[MessageRef]>(`
      SELECT user, emoji, standing, taken_back AS isTakenBack FROM mark
      WHERE kind = 'reaction' AND team = @team AND channel = @channel AND ts = @ts`),
    standingOf: db
      .prepare<[object]>(`
        SELECT iif(max(event_seq) > @after, 'open', 'decided') FROM mark
        WHERE team = @team AND item_id = @itemId AND user = @user AND standing = 1
        HAVING count(*) > 0`)
      .pluck(),
    setReason: db.prepare<[object]>(`
      UPDATE mark SET reason = @reason WHERE mark_id = (
        SELECT mark_id FROM mark
        WHERE team = @team AND item_id = @itemId AND user = @user AND standing = 1
          AND (@kind IS NULL OR kind = @kind)
          AND (@emoji IS NULL OR (emoji = @emoji AND channel = @channel AND ts = @ts))
        ORDER BY event_seq DESC LIMIT 1)
      AND reason IS NOT @reason`),
    logReason: db.prepare<[object]>(`
      INSERT INTO review_log (team, item_id, user, at, act, detail)
      VALUES (@team, @itemId, @user, @at, 'reason', @reason)`),
  };
}
