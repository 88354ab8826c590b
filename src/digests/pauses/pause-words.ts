import type { PauseReason } from '../../model/digest/pause.ts';

const RESUME = 'resume it in /signalpost digest list.';

/** Why a digest rests, and what a person can do, as plain text. */
export function pauseWords(because: PauseReason, channel: string): string {
  switch (because) {
    case 'asked':
      return `somebody wished it. To go on, ${RESUME}`;
    case 'channel-archived':
      return `${channel} is archived. It goes on by itself when the channel is back; or give the digest another one.`;
    case 'channel-gone':
      return `I cannot find ${channel} any more, or am not in it. Invite me there, or give the digest another channel; then ${RESUME}`;
    case 'zone-gone':
      return 'its time zone does not exist any more. Look at it with Edit in /signalpost digest list, choose another where the form asks for one, and save it; it goes on then.';
    case 'other-version':
      return 'another version of Signalpost wrote it, and this one cannot read all of it. Look at it with Edit in /signalpost digest list and save it; it goes on then.';
    case 'query-unreadable':
      return 'its query cannot be read any more. Put it right with Edit in /signalpost digest list and save it; it goes on then.';
    case 'owner-left':
      return `whoever set it up has left. Transfer it to somebody, then ${RESUME}`;
  }
}
