import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import type { WishProblem } from '../../../digests/made/made-digests.ts';
import { isPerson } from '../../../model/digest/digest-definition.ts';
import { definitionOf } from '../../../model/digest/made-digest.ts';
import type { Schedule } from '../../../model/digest/schedule.ts';
import type { Unreadable } from '../../../search/outcome.ts';
import { unreadableSentence } from '../../../search/query/unreadable.ts';
import { WISH } from '../../blocks/action-ids.ts';
import { refusalWords } from '../../blocks/elements/refusal.ts';
import { shortLine } from '../../blocks/elements/short-line.ts';
import { type WishFields, wishOf } from '../../blocks/wish/wish-fields.ts';
import type { Authority } from '../../people/authority.ts';
import { channelFor } from '../../people/channel-for.ts';
import type { Person } from '../../people/person.ts';
import { maySee } from '../../people/show-digests.ts';

export interface WishProblemsDeps {
  readonly digests: Pick<Digests, 'made'>;
  readonly authority: Pick<Authority, 'ask'>;
}

/** What keeps a wish from being saved, by the field that it stands at; and what is known of its channel. */
export interface WishCheck {
  readonly problems: Readonly<Record<string, string>>;
  readonly isPrivate: boolean;
}

export type CheckWish = (
  client: WebClient,
  actor: Person,
  fields: WishFields,
) => Promise<WishCheck>;

/** Builds the check of a form: may they, can it be read, is the channel there. Asked again when it is saved. */
export function createCheckWish({ digests, authority }: WishProblemsDeps): CheckWish {
  return async (client, actor, fields) => {
    const { channel, limit, context } = fields;
    const problems: Record<string, string> = {};
    // Slack takes an error for a field that is there alone.
    const where = context.place === 'person' ? WISH.cadence : WISH.channel;
    const act = channel === null ? 'keep-own' : 'make-digest';
    const permission = await authority.ask(act, actor);
    if (permission.kind === 'refused') {
      problems[where] = refusalWords(act, permission);
    }
    if (!Number.isInteger(limit) || limit < 1 || limit > 50) {
      problems[WISH.limit] = 'A whole number from 1 to 50.';
    }
    const wish = wishOf(fields, actor.user);
    for (const problem of await digests.made.check(wish)) {
      const [field, words] = problemAt(problem, wish.schedule);
      problems[field] = words;
    }
    const moved = await placeWords({ digests, client }, actor, fields);
    if (moved !== null) {
      problems[where] = moved;
    }
    let isPrivate = false;
    if (channel !== null && problems[where] === undefined) {
      const outcome = await channelFor(client, channel, actor.user);
      if (outcome.kind === 'refused') {
        problems[where] = outcome.sentence;
      } else {
        isPrivate = outcome.isPrivate;
      }
    }
    return { problems, isPrivate };
  };
}

/** The field that a problem stands at, and what is said there. */
function problemAt(problem: WishProblem, { every, timezone }: Schedule): readonly [string, string] {
  if (problem.field === 'query') {
    return [WISH.query, queryWords(problem.unreadable)];
  }
  const { nearest } = problem;
  return every === 'index'
    ? [
        WISH.cadence,
        `There is no time zone ${shortLine(timezone, 60)} any more. Choose Every day, then another zone (the nearest is ${nearest}), then this again.`,
      ]
    : [WISH.timezone, `There is no such time zone any more. The nearest is ${nearest}.`];
}

function queryWords(unreadable: Unreadable): string {
  const others = unreadable.validValues.slice(0, 3).map((value) => shortLine(value, 60));
  const near = others.length === 0 ? '' : ` There are: ${others.join(', ')}.`;
  return shortLine(`${unreadableSentence(unreadable)}${near}`, 600);
}

/**
 * What a channel hears stays the channel's, and an alert its person's; what a private channel hears
 * is not there for who is not in it.
 */
async function placeWords(
  { digests, client }: Pick<WishProblemsDeps, 'digests'> & { readonly client: WebClient },
  actor: Person,
  { context, channel }: WishFields,
): Promise<string | null> {
  if (context.version === null && context.place === 'channel' && channel === null) {
    return 'Choose the channel that gets it. For your direct messages: /signalpost alert.';
  }
  const before =
    context.version === null ? undefined : await digests.made.find(actor, context.name);
  if (before === undefined) {
    return null;
  }
  if (!(await maySee(client, definitionOf(before), actor))) {
    return 'This digest is not there any more.';
  }
  if (isPerson(before.definition.channel) === (channel === null)) {
    return null;
  }
  return channel === null
    ? 'A channel’s digest stays one. For your direct messages, make an alert of your own.'
    : 'An alert stays yours. For a channel, make a digest: /signalpost digest new.';
}
