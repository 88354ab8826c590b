import { z } from 'zod';
import { DigestDefinition, DigestName, isPerson } from '../../../model/digest/digest-definition.ts';
import { MadeDigest } from '../../../model/digest/made-digest.ts';
import { PauseReason } from '../../../model/digest/pause.ts';
import { salvageDefinition } from '../../../model/digest/salvage-definition.ts';
import type { MadeDigestStore } from '../../made-digest-store.ts';
import type { Connection } from '../connection.ts';
import { Instant, toMs } from '../instant.ts';
import { readJson, writeJson } from '../json-column.ts';
import { createNoticeWriter } from '../notice-writer.ts';

const Row = z
  .object({
    name: DigestName,
    channel: z.string(),
    version: z.number(),
    team: z.string(),
    owner: z.string(),
    isPrivate: z.number(),
    definition: z.string(),
    state: z.enum(['active', 'paused', 'deleted']),
    /** One that another version knows is taken for a person's. */
    because: PauseReason.nullable().catch('asked'),
    createdAt: Instant,
    changedBy: z.string(),
    changedAt: Instant,
    startsAt: Instant,
    slotsFrom: Instant,
    answerChannel: z.string().nullable(),
    answerThread: z.string().nullable(),
  })
  .transform(({ version, team, owner, startsAt, slotsFrom, isPrivate, ...row }) => ({
    ...readDefinition(row.definition, row),
    made: {
      version,
      team,
      owner,
      startsAt,
      slotsFrom,
      isPrivate: isPrivate === 1,
      firstAnswer:
        row.answerChannel === null
          ? null
          : { channel: row.answerChannel, threadTs: row.answerThread },
    },
    state: row.state,
    because: row.because,
    createdAt: row.createdAt,
    changedBy: row.changedBy,
    changedAt: row.changedAt,
  }))
  .transform((row) => MadeDigest.parse(row));

const IndexRow = z.object({
  number: z.number(),
  endedAt: Instant.nullable(),
  changedAt: Instant.nullable(),
});

const COLUMNS = `
  name, channel, version, team, owner, is_private AS isPrivate, definition, state, because,
  created_at AS createdAt, changed_by AS changedBy, changed_at AS changedAt,
  starts_at AS startsAt, slots_from AS slotsFrom, answer_channel AS answerChannel,
  answer_thread AS answerThread`;

/** Digests and alerts that were made in Slack, in SQLite. */
export function createMadeDigestStore({ db, read, write }: Connection): MadeDigestStore {
  const select = `SELECT ${COLUMNS} FROM made_digest`;
  const one = db.prepare<[string]>(`${select} WHERE name = ?`);
  const all = db.prepare<[number]>(
    `${select} WHERE for_person = ? AND state <> 'deleted' ORDER BY name`,
  );
  const ofOwner = db.prepare<[string, string]>(`${select}
    WHERE team = ? AND owner = ? AND for_person = 1 AND state <> 'deleted'
    ORDER BY created_at, name`);
  const seen = db.prepare<[string]>('SELECT seen_until FROM made_digest WHERE name = ?').pluck();
  const noteSeen = db.prepare<[object]>(
    'UPDATE made_digest SET seen_until = @until WHERE name = @name',
  );
  const indexState = db.prepare(`
    SELECT index_number AS number, last_index_at AS endedAt, last_change_at AS changedAt
    FROM archive`);
  const writer = prepareWriter(db);
  const addNotices = createNoticeWriter(db);
  const toMade = (row: unknown) => Row.parse(row);
  return {
    addMadeDigest: (made, news = []) =>
      write(() => {
        if (writer.add.run(columnsOf(made)).changes === 0) {
          return false;
        }
        writer.version.run(columnsOf(made));
        addNotices(news, made.changedAt);
        return true;
      }),
    changeMadeDigest: (next, news = []) =>
      write(() => {
        if (writer.change.run(columnsOf(next)).changes === 0) {
          return false;
        }
        writer.version.run(columnsOf(next));
        addNotices(news, next.changedAt);
        return true;
      }),
    madeDigest: (name) => read(() => one.all(name).map(toMade)[0]),
    madeDigests: (of) => read(() => all.all(Number(of === 'people')).map(toMade)),
    alertsOf: ({ team, user }) => read(() => ofOwner.all(team, user).map(toMade)),
    seenUntil: (name) => read(() => Instant.nullish().parse(seen.get(name)) ?? null),
    noteSeen: (names, until) =>
      write(() => {
        for (const name of names) {
          noteSeen.run({ name, until: until.getTime() });
        }
      }),
    indexState: () => read(() => IndexRow.parse(indexState.get())),
  };
}

/** One that cannot be read is one digest's trouble, and not that of all others. */
function readDefinition(
  text: string,
  known: Pick<DigestDefinition, 'name' | 'channel'>,
): Pick<MadeDigest, 'definition' | 'unread'> {
  const written = readJson(text);
  const read = DigestDefinition.safeParse(written);
  return read.success
    ? { definition: read.data, unread: null }
    : { definition: salvageDefinition(written, known), unread: text };
}

function prepareWriter(db: Connection['db']) {
  return {
    add: db.prepare<[object]>(`
      INSERT INTO made_digest (
        name, version, team, owner, channel, for_person, is_private, definition, state, because,
        created_at, changed_by, changed_at, starts_at, slots_from, answer_channel, answer_thread)
      VALUES (
        @name, @version, @team, @owner, @channel, @forPerson, @isPrivate, @definition, @state,
        @because, @createdAt, @changedBy, @changedAt, @startsAt, @slotsFrom, @answerChannel,
        @answerThread)
      ON CONFLICT DO NOTHING`),
    change: db.prepare<[object]>(`
      UPDATE made_digest SET version = @version, owner = @owner, channel = @channel,
        for_person = @forPerson, is_private = @isPrivate, definition = @definition,
        state = @state, because = @because, changed_by = @changedBy, changed_at = @changedAt,
        starts_at = @startsAt, slots_from = @slotsFrom, answer_channel = @answerChannel,
        answer_thread = @answerThread
      WHERE name = @name AND team = @team AND version = @version - 1`),
    version: db.prepare<[object]>(`
      INSERT INTO made_digest_version (name, version, definition, state, changed_by, changed_at)
      VALUES (@name, @version, @definition, @state, @changedBy, @changedAt)`),
  };
}

function columnsOf({ definition, made, unread, ...digest }: MadeDigest): object {
  return {
    ...digest,
    name: definition.name,
    version: made.version,
    team: made.team,
    owner: made.owner,
    channel: definition.channel,
    forPerson: Number(isPerson(definition.channel)),
    isPrivate: Number(made.isPrivate),
    definition: unread ?? writeJson({ ...definition, made: null, pause: null }),
    createdAt: toMs(digest.createdAt),
    changedAt: toMs(digest.changedAt),
    startsAt: toMs(made.startsAt),
    slotsFrom: toMs(made.slotsFrom),
    answerChannel: made.firstAnswer?.channel ?? null,
    answerThread: made.firstAnswer?.threadTs ?? null,
  };
}
