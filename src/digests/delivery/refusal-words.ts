import { bold, code, type NoticeWords, text } from '../../model/notice.ts';

/** Why Slack took no message, and what a person can do, as words of a notice. */
export function refusalWords(reason: string | null, channel: string): NoticeWords {
  switch (reason?.split(' ')[0] ?? '') {
    case 'channel_not_found':
      return [
        ...text(' I cannot find '),
        ...bold(channel),
        ...text(': it is not there, or it is private and I am not in it. If it is there, type '),
        ...code('/invite @Signalpost'),
        ...text(' in it; else correct the channel in the digest.'),
        ...(reason?.includes('missing_scope') === true
          ? text(
              ' Private channels are hidden from this installation: add the scope groups:read and install the app anew.',
            )
          : []),
      ];
    case 'not_in_channel':
    case 'user_not_in_channel':
      return [
        ...text(' I am not in '),
        ...bold(channel),
        ...text('. Type '),
        ...code('/invite @Signalpost'),
        ...text(' there.'),
      ];
    case 'is_archived':
    case 'is_inactive':
      return [
        ...text(' '),
        ...bold(channel),
        ...text(' is archived. Unarchive it, or give the digest another channel.'),
      ];
    case 'thread_gone':
    case 'thread_not_found':
    case 'cannot_reply_to_message':
      return text(' Its message was deleted before all of its items were posted.');
    case 'rate':
      return text(' Slack asked to wait all the time.');
    default:
      return reason === null ? [] : [...text(' Slack says: '), ...code(reason), ...text('.')];
  }
}
