import type { Clock } from '../../model/clock.ts';
import {
  type DigestDefinition,
  DigestName,
  isPerson,
} from '../../model/digest/digest-definition.ts';
import type { MadeDigest } from '../../model/digest/made-digest.ts';
import { isDefinitionPause } from '../../model/digest/pause.ts';
import type { Actor } from '../../model/slack-ids.ts';
import { unknownWords } from '../../search/suggest/unknown-words.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { ItemStore } from '../../store/item-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { TrendStore } from '../../store/trend-store.ts';
import { isAnswered } from '../alerts/is-answered.ts';
import type { CheckQuery } from '../definitions/check-query.ts';
import { findDefinition } from '../definitions/find-definition.ts';
import type { DigestDefinitions } from '../definitions/read-definitions.ts';
import type { DigestInfo } from '../outcome.ts';
import { knownDefinition } from '../pauses/known-definition.ts';
import { resumed } from '../pauses/resumed.ts';
import type { StillAway } from '../pauses/still-away.ts';
import { readTimezone } from '../schedule/timezones.ts';
import { queryOf } from '../selection/candidate-request.ts';
import type { MutesStore } from '../selection/leave-out-muted.ts';
import { previewWish } from '../selection/preview-digest.ts';
import { channelNews } from './channel-news.ts';
import type {
  Change,
  ChangeOutcome,
  MadeDigests,
  SaveOutcome,
  SaveRequest,
  WishProblem,
} from './made-digests.ts';
import { newName } from './new-name.ts';
import { overlapsOf } from './overlaps.ts';
import { DigestWish } from './wish.ts';

export interface MadeDigestsDeps {
  readonly store: DigestStore &
    MadeDigestStore &
    MutesStore &
    TrendStore &
    Pick<ItemStore, 'countByKind' | 'similarWords'>;
  readonly clock: Clock;
  readonly definitions: () => Promise<DigestDefinitions>;
  readonly checkQuery: CheckQuery;
  readonly infoOf: (definition: DigestDefinition) => Promise<DigestInfo>;
  readonly stillAway: StillAway;
  readonly newId: () => string;
}

/** Two who press at the same moment are one after the other at the second try. */
const MOST_TRIES = 5;

/** Builds what people do with digests and alerts in Slack. */
export function createMadeDigests(deps: MadeDigestsDeps): MadeDigests {
  const { store, clock, definitions, checkQuery, infoOf, stillAway, newId } = deps;

  const find: MadeDigests['find'] = async (actor, name) => {
    const parsed = DigestName.safeParse(name.trim().toLowerCase());
    const made = parsed.success ? await store.madeDigest(parsed.data) : undefined;
    return made !== undefined && isTheirs(made, actor) ? made : undefined;
  };

  return {
    find,
    check: async (wish) => {
      const problems: WishProblem[] = [];
      const unreadable = await checkQuery(wish);
      if (unreadable !== null) {
        problems.push({ field: 'query', unreadable });
      }
      const zone = readTimezone(wish.schedule.timezone);
      if (zone.kind === 'unknown') {
        problems.push({ field: 'timezone', nearest: zone.nearest });
      }
      return problems;
    },
    preview: async (wish, name) => {
      const now = clock.now();
      const definition: DigestDefinition = { ...wish, name, made: null, pause: null };
      const { parents, size, past } = await previewWish({ store, now }, definition);
      const others =
        isPerson(wish.channel) || wish.what === 'review' ? [] : (await definitions()).definitions;
      const overlaps = await overlapsOf(store, definition, others, now);
      const isSilent = past.items === 0 && wish.what === 'items';
      const unknown = isSilent ? await unknownWords(store, queryOf(definition, now).match) : [];
      return { parents, entries: size, past, overlaps, unknown };
    },
    save: (request) => save(deps, find, request),
    change: async (actor, name, change) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const known = await find(actor, name);
        // An alert is of whom it goes to.
        const isKept = change.kind === 'transfer' && isPerson(known?.definition.channel ?? '');
        if (known === undefined || isKept) {
          return { kind: 'missing' };
        }
        const stuck = change.kind === 'resume' ? await stuckOf(stillAway, known) : null;
        if (stuck !== null) {
          return stuck;
        }
        const next = changed(known, change, actor, clock.now());
        // Somebody else's change that came between is kept: this one is made on top of it.
        const news = next === null ? [] : channelNews(next, { before: known, news: change, newId });
        if (next === null || (await store.changeMadeDigest(next, news))) {
          const made = next ?? known;
          const info = await infoOf(knownDefinition(made));
          return { kind: next === null ? 'already' : 'changed', made, info };
        }
      }
      throw new Error(`The digest ${name} is changed by others all the time.`);
    },
    definition: async (actor, name) => {
      const made = await find(actor, name);
      if (made !== undefined && made.state !== 'deleted') {
        return knownDefinition(made);
      }
      const found = findDefinition(await definitions(), name);
      return found.kind === 'definition'
        ? found.definition
        : { kind: 'unknown', name, nearest: null, known: [] };
    },
    alerts: async (actor) => {
      const infos: DigestInfo[] = [];
      for (const made of await store.alertsOf(actor)) {
        infos.push(await infoOf(knownDefinition(made)));
      }
      return infos;
    },
    isAnswered: ({ definition: { name }, made }) => isAnswered(store, { name, made }),
    nameFor: (title) => newName(title, newId()),
  };
}

/** Why it cannot go on, though somebody wishes it; null where it can. */
async function stuckOf(
  stillAway: StillAway,
  known: MadeDigest,
): Promise<Extract<ChangeOutcome, { readonly kind: 'needs-edit' | 'unreachable' }> | null> {
  const definition = knownDefinition(known);
  const because = definition.pause?.because;
  if (isDefinitionPause(because)) {
    return { kind: 'needs-edit', because, definition };
  }
  const away = await stillAway(definition);
  return away === null ? null : { ...away, definition };
}

function isTheirs({ definition, made }: MadeDigest, { team, user }: Actor): boolean {
  return made.team === team && (!isPerson(definition.channel) || made.owner === user);
}

async function save(
  { store, clock, newId }: MadeDigestsDeps,
  find: MadeDigests['find'],
  { actor, name, wish, isPrivate, version, firstAnswer = null }: SaveRequest,
): Promise<SaveOutcome> {
  const now = clock.now();
  const definition: DigestDefinition = { ...wish, name, made: null, pause: null };
  if (version === null) {
    const { team, user } = actor;
    const made: MadeDigest = {
      definition,
      made: {
        team,
        owner: user,
        version: 1,
        isPrivate,
        startsAt: now,
        slotsFrom: now,
        firstAnswer,
      },
      state: 'active',
      because: null,
      createdAt: now,
      changedBy: user,
      changedAt: now,
      unread: null,
    };
    const news = channelNews(made, { before: null, news: { kind: 'saved' }, newId });
    if (await store.addMadeDigest(made, news)) {
      return { kind: 'saved', made, before: null };
    }
    const known = await find(actor, name);
    // A name is given with the form: whose digest it is has sent that in twice.
    return known?.made.owner === user
      ? { kind: 'saved-already', made: known }
      : { kind: 'missing' };
  }
  const before = await find(actor, name);
  if (before === undefined || before.state === 'deleted') {
    return { kind: 'missing' };
  }
  const next = edited(before, { definition, isPrivate, actor, now });
  if (before.made.version === version) {
    const news = channelNews(next, { before, news: { kind: 'saved' }, newId });
    return (await store.changeMadeDigest(next, news))
      ? { kind: 'saved', made: next, before }
      : { kind: 'changed-meanwhile', made: (await find(actor, name)) ?? before };
  }
  return isSame(before, definition) && before.changedBy === actor.user
    ? { kind: 'saved-already', made: before }
    : { kind: 'changed-meanwhile', made: before };
}

function edited(
  before: MadeDigest,
  {
    definition,
    isPrivate,
    actor,
    now,
  }: {
    readonly definition: DigestDefinition;
    readonly isPrivate: boolean;
    readonly actor: Actor;
    readonly now: Date;
  },
): MadeDigest {
  const { made } = before;
  const isOtherTime =
    JSON.stringify(definition.schedule) !== JSON.stringify(before.definition.schedule);
  // Its slots passed while it could not be planned: none of them was missed.
  const wentOn = isDefinitionPause(knownDefinition(before).pause?.because);
  return {
    ...before,
    definition,
    made: {
      ...made,
      version: made.version + 1,
      isPrivate,
      slotsFrom: isOtherTime || wentOn ? now : made.slotsFrom,
    },
    changedBy: actor.user,
    changedAt: now,
    unread: null,
  };
}

function isSame({ definition }: MadeDigest, wish: DigestWish): boolean {
  const written = (one: DigestWish) => JSON.stringify(DigestWish.parse(one));
  return written(definition) === written(wish);
}

/** The version after a change; null where it is so already. */
function changed(known: MadeDigest, change: Change, actor: Actor, now: Date): MadeDigest | null {
  const { made, state } = known;
  const next = {
    ...known,
    made: { ...made, version: made.version + 1 },
    changedBy: actor.user,
    changedAt: now,
  };
  switch (change.kind) {
    case 'pause':
      return state === 'active' ? { ...next, state: 'paused', because: 'asked' } : null;
    case 'resume':
      return state === 'paused' ? resumed(known, actor.user, now) : null;
    case 'delete':
      return state === 'deleted' ? null : { ...next, state: 'deleted' };
    case 'restore':
      return state === 'deleted'
        ? { ...next, state: known.because === null ? 'active' : 'paused' }
        : null;
    case 'in-private':
      return made.firstAnswer === null
        ? null
        : { ...next, made: { ...next.made, firstAnswer: null } };
    case 'answer-in':
      return made.firstAnswer?.channel === change.thread.channel &&
        made.firstAnswer.threadTs === change.thread.threadTs
        ? null
        : { ...next, made: { ...next.made, firstAnswer: change.thread } };
    case 'transfer':
      return state === 'deleted' || made.owner === change.to
        ? null
        : { ...next, made: { ...next.made, owner: change.to } };
  }
}
