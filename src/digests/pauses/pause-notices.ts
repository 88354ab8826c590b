import { bold, code, type NoticeWords, text } from '../../model/notice.ts';
import type { PauseReason } from '../../model/pause.ts';

const LIST: NoticeWords = code('/signalpost digest list');

/** What people are told when a digest pauses by itself, and when it goes on. */
export const pauseNotice = {
  /** What somebody asked for stays theirs. */
  ofAlert: (): NoticeWords =>
    text('An alert pauses: its person has left. Nothing needs to be done.'),
  ofDigest: (title: string, because: Exclude<PauseReason, 'asked'>): NoticeWords => [
    ...text('The digest '),
    ...bold(title),
    ...text(' pauses: '),
    ...reason(because),
  ],
  ofReturn: (title: string): NoticeWords => [
    ...text('The digest '),
    ...bold(title),
    ...text(' goes on: its channel is back. What came meanwhile is in its next run.'),
  ],
};

function reason(because: Exclude<PauseReason, 'asked'>): NoticeWords {
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
    case 'owner-left':
      return [
        ...text('who made it has left. Somebody else can take it over in '),
        ...LIST,
        ...text(' (Transfer…), or delete it.'),
      ];
  }
}
