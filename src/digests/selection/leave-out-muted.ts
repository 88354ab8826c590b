import type { DigestDefinition } from '../../model/digest-definition.ts';
import { type Mute, muteKey } from '../../model/mute.ts';
import type { DigestCandidate, DigestStore } from '../../store/digest-store.ts';
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

/** What is left of what came: themes without regard to case. */
export function leaveOutMuted(
  candidates: readonly DigestCandidate[],
  mutes: readonly Mute[],
): readonly DigestCandidate[] {
  if (mutes.length === 0) {
    return candidates;
  }
  const muted = new Set(mutes.map(({ what }) => muteKey(what)));
  return candidates.filter(
    ({ kind, page }) =>
      !muted.has(muteKey({ kind: 'item-kind', itemKind: kind })) &&
      !muted.has(muteKey({ kind: 'page', page: page.id, title: '' })) &&
      !page.themes.some((theme) => muted.has(muteKey({ kind: 'theme', theme }))),
  );
}
