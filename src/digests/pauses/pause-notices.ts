import { type DigestDefinition, isPerson } from '../../model/digest/digest-definition.ts';
import type { PauseReason } from '../../model/digest/pause.ts';
import { bold, code, type NoticeWords, text } from '../../model/notice.ts';

export const LIST: NoticeWords = code('/signalpost digest list');

/** Why a digest pauses that nobody has paused; of an unreadable query more is told. */
export type UnaskedPause = Exclude<PauseReason, 'asked' | 'query-unreadable'>;

/** What people are told when a digest pauses by itself, and when it goes on. */
export const pauseNotice = {
  /** What somebody asked for stays theirs. */
  ofAlert: (): NoticeWords =>
    text('An alert pauses: its person has left. Nothing needs to be done.'),
  ofDigest: (
    definition: Pick<DigestDefinition, 'title' | 'channel'>,
    because: UnaskedPause,
  ): NoticeWords => [...subjectOf(definition), ...text(' pauses: '), ...reason(because)],
  ofReturn: (title: string): NoticeWords => [
    ...text('The digest '),
    ...bold(title),
    ...text(' goes on: its channel is back. What came meanwhile is in its next run.'),
  ],
};

/** What a notice begins with. Of an alert its person alone is told. */
export function subjectOf({
  title,
  channel,
}: Pick<DigestDefinition, 'title' | 'channel'>): NoticeWords {
  return [...text(isPerson(channel) ? 'Your alert ' : 'The digest '), ...bold(title)];
}

function reason(because: UnaskedPause): NoticeWords {
  switch (because) {
    case 'channel-archived':
      return [
        ...text(
          'its channel is archived. It goes on by itself when the channel is back; to give it another one, see ',
        ),
        ...LIST,
        ...text('.'),
      ];
    case 'channel-gone':
      return [
        ...text('I am not in its channel any more. Type '),
        ...code('/invite @Signalpost'),
        ...text(' there and press Resume in '),
        ...LIST,
        ...text('.'),
      ];
    case 'zone-gone':
      return [
        ...text('its time zone does not exist any more. Look at it with Edit in '),
        ...LIST,
        ...text(', choose another where the form asks for one, and save it; it goes on then.'),
      ];
    case 'other-version':
      return [
        ...text(
          'another version of Signalpost wrote it, and this one cannot read all of it. Look at it with Edit in ',
        ),
        ...LIST,
        ...text(' and save it; it goes on then.'),
      ];
    case 'owner-left':
      return [
        ...text('who made it has left. Somebody else can take it over in '),
        ...LIST,
        ...text(' (Transfer…), or delete it.'),
      ];
  }
}
