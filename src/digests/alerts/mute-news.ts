import { calendarDay, utcDay } from '../../model/calendar.ts';
import { isPerson } from '../../model/digest/digest-definition.ts';
import { type Mute, type Muted, muteKey } from '../../model/digest/mute.ts';
import { bold, type Notice, type NoticeWords, person, text } from '../../model/notice.ts';
import type { UserId } from '../../model/slack-ids.ts';
import { plural } from '../../model/text/kind-words.ts';

export interface MuteChange {
  readonly mute: Pick<Mute, 'holder' | 'what'>;
  readonly by: UserId;
  readonly at: Date;
  /** What holds from now on: null is for good, undefined that it is muted no more. */
  readonly until: Date | null | undefined;
}

/** What a channel hears of its mutes; a person's are their own. @param newId - of the notice. */
export function muteNews(
  { mute, by, at, until }: MuteChange,
  newId: () => string,
): readonly Notice[] {
  const { holder, what } = mute;
  const verb = until === undefined ? 'lets' : 'leaves';
  const key = `channel-mute:${verb}:${muteKey(what)}:${at.toISOString()}`;
  const how =
    until === undefined
      ? text(' back into the digests of this channel.')
      : text(
          ` out of the digests of this channel${until === null ? '.' : ` until ${dayOf(until, at)}.`}`,
        );
  const words: NoticeWords = [...person(by), ...text(` ${verb} `), ...nameOf(what), ...how];
  return isPerson(holder) ? [] : [{ id: newId(), key, to: holder, words }];
}

const dayOf = (until: Date, now: Date) => calendarDay(utcDay(until), now);

function nameOf(what: Muted): NoticeWords {
  switch (what.kind) {
    case 'theme':
      return [...text('the theme '), ...bold(what.theme)];
    case 'page':
      return what.title === '' ? text('an article') : bold(what.title);
    case 'item-kind':
      return bold(plural(what.itemKind));
  }
}
