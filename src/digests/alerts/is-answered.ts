import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { DigestStore } from '../../store/digest-store.ts';

/** Runs among which the one that answered is looked for. */
const LOOKED_AT = 100;

/**
 * Whether the thread that an alert was asked for in has had its answer, so that all else comes by
 * direct message. Who asks again in another thread is answered there, once too.
 */
export async function isAnswered(
  store: Pick<DigestStore, 'runs'>,
  { name, made }: Pick<DigestDefinition, 'name' | 'made'>,
): Promise<boolean> {
  const thread = made?.firstAnswer ?? null;
  if (thread === null) {
    return false;
  }
  const earlier = await store.runs(name, LOOKED_AT);
  return earlier.some(
    ({ channelId, threadTs }) => channelId === thread.channel && threadTs === thread.threadTs,
  );
}
