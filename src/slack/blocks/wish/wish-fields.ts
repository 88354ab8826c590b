import { z } from 'zod';
import type { DigestWish } from '../../../digests/made/wish.ts';
import {
  type DigestDefinition,
  DigestName,
  DigestSubject,
  Grouping,
} from '../../../model/digest/digest-definition.ts';
import { Schedule, TimeOfDay } from '../../../model/digest/schedule.ts';
import { ITEM_KINDS, ItemKind } from '../../../model/item.ts';
import { ChannelId, MessageTs, type UserId } from '../../../model/slack-ids.ts';
import { cadenceOf, scheduleOf } from './cadence.ts';

/** Fields that are shown for some cadences, and for digests of items, alone. */
const Kept = z.object({
  at: TimeOfDay.default('09:00'),
  timezone: z.string().default('UTC'),
  empty: z.enum(['skip', 'post']).default('skip'),
  often: z.boolean().default(false),
  query: z.string().default(''),
  kinds: z.array(ItemKind).default([]),
  floor: z.number().int().min(1).max(5).nullable().default(null),
});
export type Kept = z.infer<typeof Kept>;

/** Where it goes: a channel's digest and an alert stay what they are; a new alert may become a digest. */
const WishPlace = z.enum(['channel', 'person', 'either']);
export type WishPlace = z.infer<typeof WishPlace>;

/** What a form remembers beside what stands in its fields. */
export const WishContext = z.object({
  name: DigestName,
  /** The version that is edited; null for a new one. */
  version: z.number().int().nullable(),
  /** What the form does not show, and keeps. */
  what: DigestSubject.default('items'),
  schedule: Schedule.nullable().default(null),
  perPage: z.number().nullable().default(null),
  perTheme: z.number().nullable().default(null),
  place: WishPlace.default('either'),
  /** What the form does not show for the cadence that is chosen, or for reviews. */
  kept: Kept.prefault({}),
  /** The thread that hears the first answer. */
  thread: z.object({ channel: ChannelId, threadTs: MessageTs }).nullable().default(null),
});
export type WishContext = z.infer<typeof WishContext>;

/** All that somebody wishes, as the form holds it. */
export const WishFields = z.object({
  context: WishContext,
  what: DigestSubject.default('items'),
  query: z.string().default(''),
  /** Empty is made of the query. */
  title: z.string().default(''),
  /** Empty asks all five tables. */
  kinds: z.array(ItemKind).default([]),
  /** Null posts whatever comes, rated or not. */
  floor: z.number().int().min(1).max(5).nullable().default(null),
  cadence: z.string().default('index'),
  at: TimeOfDay.default('09:00'),
  timezone: z.string(),
  /** Null goes to the person's own direct messages. */
  channel: ChannelId.nullable().default(null),
  limit: z.number().default(10),
  grouping: Grouping.default('page'),
  empty: z.enum(['skip', 'post']).default('skip'),
  /** Whether an instant one may come more than once an hour. */
  often: z.boolean().default(false),
});
export type WishFields = z.infer<typeof WishFields>;

/** What the fields wish for. @param owner - whose alert it is, where no channel is chosen. */
export function wishOf(fields: WishFields, owner: UserId): DigestWish {
  const { context, what, query, kinds, floor, at, timezone, channel, limit, grouping, empty } =
    fields;
  return {
    title: titleOf(fields),
    schedule: scheduleOf(cadenceFor(fields), { at, timezone }, context.schedule),
    channel: channel ?? owner,
    ...(what === 'review'
      ? { kinds: [...ITEM_KINDS], minimumRelevancy: null, query: '' }
      : {
          kinds: kinds.length === 0 ? [...ITEM_KINDS] : kinds,
          minimumRelevancy: floor,
          query: query.trim(),
        }),
    what,
    limit,
    perPage: context.perPage,
    perTheme: context.perTheme,
    grouping,
    empty,
    replies: channel !== null,
    unhurried: !fields.often,
  };
}

/** Reviews come at a time: nothing that is indexed brings any. */
export const cadenceFor = ({ what, cadence }: Pick<WishFields, 'what' | 'cadence'>): string =>
  what === 'review' && cadence === 'index' ? 'monday' : cadence;

/** The fields as a definition fills them; for a copy the context is a new one's. */
export function fieldsOf(
  definition: DigestDefinition,
  context: Pick<WishContext, 'name' | 'version' | 'place'>,
): WishFields {
  const { what, schedule, channel, kinds, perPage, perTheme } = definition;
  return WishFields.parse({
    ...definition,
    context: { ...context, what, schedule, perPage, perTheme, thread: null },
    kinds: kinds.length === ITEM_KINDS.length ? [] : kinds,
    floor: definition.minimumRelevancy,
    cadence: cadenceOf(schedule),
    at: schedule.every === 'index' ? '09:00' : schedule.at,
    timezone: schedule.timezone,
    channel: /^[CG][A-Z0-9]+$/.test(channel) ? channel : null,
    often: !definition.unhurried,
  });
}

const LONGEST_TITLE = 120;

/** `New on “regulation -finance”`, where nobody has named it. */
export function titleOf({
  title,
  query,
  what,
}: Pick<WishFields, 'title' | 'query' | 'what'>): string {
  const typed = title.replaceAll(/\s+/g, ' ').trim();
  if (typed !== '') {
    return typed.slice(0, LONGEST_TITLE).toWellFormed();
  }
  if (what === 'review') {
    return 'Reviews';
  }
  const asked = query.replaceAll(/\s+/g, ' ').trim();
  const shown = asked.length > 90 ? `${asked.slice(0, 90).toWellFormed()}…` : asked;
  return asked === '' ? 'New in the archive' : `New on “${shown}”`;
}
