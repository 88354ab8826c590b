import { z } from 'zod';
import type { DigestName } from './digest/digest-definition.ts';
import { ChannelId, UserId } from './slack-ids.ts';

/**
 * Plain words, words to be copied (a command, a name from a file), words that stand out, a person's
 * id, or the name of what somebody made, which is edited and deleted from below the words.
 */
export const NoticeWords = z.array(
  z.object({ text: z.string().min(1), as: z.enum(['text', 'code', 'bold', 'person', 'made']) }),
);
export type NoticeWords = z.infer<typeof NoticeWords>;

/** What a person is told, once, in a direct message, or a channel: what happened and what to do. */
export const Notice = z.object({
  /** Opaque; goes into the message's metadata, so that it is found again after a lost answer. */
  id: z.string(),
  /** What it is about, `run-missed:weekly:2026-11-23T09:00`: nobody hears of the same key twice. */
  key: z.string(),
  to: z.union([UserId, ChannelId]),
  words: NoticeWords,
});
export type Notice = z.infer<typeof Notice>;

/** Who is to hear of something: a person, or those who keep Signalpost running. */
export type Listener = UserId | 'operators';

/** How rooms tell people of what was refused, missed, expired or cannot be found. */
export interface Notices {
  /** Durable when it resolves; the messages follow. A person who is named twice hears once. */
  tell(listeners: readonly Listener[], notice: Pick<Notice, 'key' | 'words'>): Promise<void>;
}

export const text = (words: string): NoticeWords => [{ text: words, as: 'text' }];
export const code = (words: string): NoticeWords => [{ text: words, as: 'code' }];
export const bold = (words: string): NoticeWords => [{ text: words, as: 'bold' }];
export const person = (user: UserId): NoticeWords => [{ text: user, as: 'person' }];
export const made = (name: DigestName): NoticeWords => [{ text: name, as: 'made' }];
