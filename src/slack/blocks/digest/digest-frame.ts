import type { ContextBlock } from '@slack/types';
import { calendarPeriod, slotTime } from '../../../model/calendar.ts';
import type { DigestParent } from '../../../model/digest/digest-message.ts';
import type { UserId } from '../../../model/slack-ids.ts';
import { context, contextWithMarkup } from '../elements/basic-blocks.ts';
import type { PeopleNames } from '../elements/people-names.ts';
import { shortLine } from '../elements/short-line.ts';

export interface DigestParentOptions {
  /** Which run the buttons are about; null for a preview, which has none. */
  readonly runId: string | null;
  /** The reaction that flags an item, without colons; null where there are no replies to react to. */
  readonly flagEmoji: string | null;
  /** For what many see, so that nobody is notified; default: people are mentioned. */
  readonly names?: PeopleNames;
  /** Whom an answer in a thread is for. Default: nobody by name. */
  readonly askedBy?: UserId | null;
}

/** `Signals of the week · 16–23 November (1 of 2)`. */
export function digestTitle({ title, from, to, timezone, part, parts }: DigestParent): string {
  const when = calendarPeriod(from, to, timezone);
  return `${shortLine(title, 90)} · ${when}${parts > 1 ? ` (${part} of ${parts})` : ''}`;
}

/** When it comes again, and what a reaction does. */
export function closing(
  { nextRunAt, timezone, isAlert }: DigestParent,
  flagEmoji: string | null,
): ContextBlock {
  const next = `Next: ${nextRunAt === null ? 'as soon as something comes' : slotTime(nextRunAt, timezone)}`;
  if (flagEmoji === null) {
    return context(next);
  }
  const how = isAlert
    ? `:${flagEmoji}: on this message sends an item to review`
    : `each item is a reply: :${flagEmoji}: sends it to review`;
  return contextWithMarkup(how, `${next} ·`);
}
