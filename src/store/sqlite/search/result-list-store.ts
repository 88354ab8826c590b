import { z } from 'zod';
import { ItemKind } from '../../../model/item.ts';
import { TeamId, UserId } from '../../../model/slack-ids.ts';
import type { ResultListStore } from '../../result-list-store.ts';
import type { Connection } from '../connection.ts';
import { Instant } from '../instant.ts';

const ResultListRow = z
  .object({
    id: z.string(),
    team: TeamId,
    user: UserId,
    text: z.string(),
    kinds: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.array(ItemKind)),
    createdAt: Instant,
  })
  .transform(({ team, user, ...list }) => ({ ...list, actor: { team, user } }));

/** Searches whose pages somebody may still turn, in SQLite. */
export function createResultListStore({ db, read, write }: Connection): ResultListStore {
  const put = db.prepare<[object]>(`
    INSERT OR REPLACE INTO result_list (id, team, user, text, kinds, created_at)
    VALUES (@id, @team, @user, @text, @kinds, @createdAt)`);
  const select = db.prepare<[string]>(
    'SELECT id, team, user, text, kinds, created_at AS createdAt FROM result_list WHERE id = ?',
  );
  const drop = db.prepare<[number]>('DELETE FROM result_list WHERE created_at < ?');
  return {
    saveResultList: ({ id, actor, text, kinds, createdAt }) =>
      write(() => {
        const { team, user } = actor;
        const values = { id, team, user, text, kinds: JSON.stringify(kinds) };
        put.run({ ...values, createdAt: createdAt.getTime() });
      }),
    resultList: (id) => read(() => ResultListRow.optional().parse(select.get(id))),
    dropResultLists: (createdBefore) => write(() => drop.run(createdBefore.getTime()).changes),
  };
}
