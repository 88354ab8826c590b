import { z } from 'zod';
import { ItemKind } from '../item.ts';
import { ChannelId, TeamId, UserId } from '../slack-ids.ts';

/** What a person or a channel does not want in digests. */
export const Muted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('theme'), theme: z.string().min(1).max(300) }),
  z.object({ kind: z.literal('page'), page: z.string().min(1), title: z.string() }),
  z.object({ kind: z.literal('item-kind'), itemKind: ItemKind }),
]);
export type Muted = z.infer<typeof Muted>;

export const Mute = z.object({
  team: TeamId,
  /** Whose alerts, or which channel's digests, are without it. */
  holder: z.union([UserId, ChannelId]),
  what: Muted,
  /** Null is for good. */
  until: z.date().nullable(),
  by: UserId,
  at: z.date(),
});
export type Mute = z.infer<typeof Mute>;

/** What tells one mute of a holder from another; a theme's case does not. */
export function muteKey(what: Muted): string {
  switch (what.kind) {
    case 'theme':
      return `theme:${what.theme.toLowerCase()}`;
    case 'page':
      return `page:${what.page}`;
    case 'item-kind':
      return `kind:${what.itemKind}`;
  }
}
