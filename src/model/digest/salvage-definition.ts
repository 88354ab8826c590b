import { z } from 'zod';
import { ITEM_KINDS } from '../item.ts';
import { DigestDefinition, type DigestName, isPerson } from './digest-definition.ts';
import { Schedule, TimeOfDay } from './schedule.ts';

const { shape } = DigestDefinition;

/** What of a schedule may be read though its days cannot. */
const Time = z.object({
  at: TimeOfDay.catch('09:00'),
  timezone: z.string().catch('UTC'),
});

/** Each field by itself; what cannot be read is as in a new digest. */
const Salvaged = DigestDefinition.extend({
  schedule: Schedule.catch(({ input }) => ({
    every: 'week',
    on: ['monday'],
    ...Time.catch({ at: '09:00', timezone: 'UTC' }).parse(input),
  })),
  kinds: shape.kinds.catch([...ITEM_KINDS]),
  minimumRelevancy: shape.minimumRelevancy.catch(null),
  query: shape.query.catch(''),
  what: shape.what.catch('items'),
  limit: shape.limit.catch(10),
  perPage: shape.perPage.catch(null),
  perTheme: shape.perTheme.catch(null),
  grouping: shape.grouping.catch('page'),
  empty: shape.empty.catch('skip'),
  replies: shape.replies.catch(true),
  unhurried: shape.unhurried.catch(true),
  made: shape.made.catch(null),
  pause: shape.pause.catch(null),
});

/**
 * What can be read of a definition that another version of the program wrote, to be shown and put
 * right by somebody: it is no definition to be run.
 *
 * @param written - anything.
 */
export function salvageDefinition(
  written: unknown,
  known: { readonly name: DigestName; readonly channel: string },
): DigestDefinition {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(written);
  const { title } = fields;
  const Title = shape.title.catch(
    isPerson(known.channel) ? 'An alert of another version' : 'A digest of another version',
  );
  return Salvaged.parse({ ...fields, ...known, title: Title.parse(title) });
}
