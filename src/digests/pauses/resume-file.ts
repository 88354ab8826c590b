import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { FilePauseStore } from '../../store/file-pause-store.ts';
import type { UnreachableChannel } from '../delivery/poster.ts';
import type { DigestInfo } from '../outcome.ts';
import type { StillAway } from './still-away.ts';

export interface ResumeFileDeps {
  readonly store: Pick<FilePauseStore, 'resumeFile'>;
  readonly stillAway: StillAway;
  readonly infoOf: (definition: DigestDefinition) => Promise<DigestInfo>;
  readonly now: () => Date;
}

export type ResumeFileOutcome =
  | { readonly kind: 'resumed' | 'already'; readonly info: DigestInfo }
  | (UnreachableChannel & { readonly definition: DigestDefinition });

/** Resumes the digest of a file, which pauses for its channel alone. */
export async function resumeFile(
  { store, stillAway, infoOf, now }: ResumeFileDeps,
  definition: DigestDefinition,
): Promise<ResumeFileOutcome> {
  const away = await stillAway(definition);
  if (away !== null) {
    return { ...away, definition };
  }
  const isChanged = await store.resumeFile(definition.name, now());
  const info = await infoOf({ ...definition, pause: null });
  return { kind: isChanged ? 'resumed' : 'already', info };
}
