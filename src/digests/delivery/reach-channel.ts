import type { DigestStore } from '../../store/digest-store.ts';
import type { Poster } from './poster.ts';

export interface ReachChannelDeps {
  readonly store: Pick<DigestStore, 'knownChannel'>;
  readonly poster: Pick<Poster, 'reach'>;
}

/**
 * Whether a post to the channel of a definition would be taken. The id that runs keep comes first, as
 * they post there after a renaming too; where that takes none, the name may be another channel's by now.
 */
export async function reachChannel(
  { store, poster }: ReachChannelDeps,
  channel: string,
): ReturnType<Poster['reach']> {
  const known = await store.knownChannel(channel);
  const reached = known === undefined ? null : await poster.reach(known);
  return reached === null || reached.kind === 'unreachable' ? poster.reach(channel) : reached;
}
