import { type Candidates, numberAt, pickCandidates } from '../../model/candidates.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { type Mute, muteKey } from '../../model/digest/mute.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';

export type MutesStore = Pick<PreferenceStore, 'mutesOf' | 'mutesOfChannel'> &
  Pick<DigestStore, 'knownChannel'>;

/** What holds for a digest, at an instant: the mutes of its channel, or of its person. */
export async function mutesFor(
  store: MutesStore,
  { channel, made }: Pick<DigestDefinition, 'channel' | 'made'>,
  now: Date,
): Promise<readonly Mute[]> {
  const holder = channel.startsWith('#') ? await store.knownChannel(channel) : channel;
  if (holder === undefined) {
    return [];
  }
  return made === null ? store.mutesOfChannel(holder, now) : store.mutesOf(made.team, holder, now);
}

/** Whether a theme is muted, without regard to case. */
export const isMuted = (mutes: readonly Mute[], theme: string): boolean =>
  mutes.some(({ what }) => muteKey(what) === muteKey({ kind: 'theme', theme }));

/** What is left of what came: themes without regard to case. */
export function leaveOutMuted(candidates: Candidates, mutes: readonly Mute[]): Candidates {
  if (mutes.length === 0) {
    return candidates;
  }
  const muted = new Set(mutes.map(({ what }) => muteKey(what)));
  const kinds = ITEM_KINDS.map((itemKind) => muted.has(muteKey({ kind: 'item-kind', itemKind })));
  const pages = candidates.pages.map(
    ({ id, themes }) =>
      muted.has(muteKey({ kind: 'page', page: id, title: '' })) ||
      themes.some((theme) => muted.has(muteKey({ kind: 'theme', theme }))),
  );
  const isLeft = (_: unknown, n: number) =>
    kinds[numberAt(candidates.kind, n)] === false && pages[numberAt(candidates.page, n)] === false;
  return pickCandidates(
    candidates,
    Array.from({ length: candidates.count }, (_, n) => n).filter(isLeft),
  );
}
