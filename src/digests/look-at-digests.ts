import type { DigestDefinition } from '../model/digest/digest-definition.ts';
import type { DigestDefinitions } from './definitions/read-definitions.ts';
import type { WithDefinition } from './definitions/with-definition.ts';
import type { Digests } from './digests.ts';
import type { DigestsDeps } from './digests-at-work.ts';
import type { DigestInfo } from './outcome.ts';
import { queryProblem } from './selection/candidate-request.ts';
import { nothingToPreview, previewDigest } from './selection/preview-digest.ts';
import { replayDigest } from './selection/replay-digest.ts';

export interface LookAtDigestsDeps extends Pick<DigestsDeps, 'store' | 'clock'> {
  readonly definitions: () => Promise<DigestDefinitions>;
  readonly infoOf: (definition: DigestDefinition) => Promise<DigestInfo>;
  readonly withDefinition: WithDefinition;
}

/** What people see of digests as they are defined; nothing of it is written or posted. */
export function createLookAtDigests({
  store,
  clock,
  definitions,
  infoOf,
  withDefinition,
}: LookAtDigestsDeps): Pick<Digests, 'list' | 'preview' | 'replay'> {
  return {
    list: async () => {
      const { definitions: all, problems } = await definitions();
      const digests: DigestInfo[] = [];
      for (const definition of all) {
        digests.push(await infoOf(definition));
      }
      return { digests, problems };
    },
    preview: (name) =>
      withDefinition(name, async (definition) => {
        const info = await infoOf(definition);
        if (queryProblem(definition, clock.now()) !== null) {
          return nothingToPreview(info);
        }
        return previewDigest({ store, now: clock.now() }, definition, info);
      }),
    replay: (name, days) =>
      withDefinition(name, async (definition) => {
        if (definition.what === 'review') {
          return { kind: 'no-replay', name: definition.name };
        }
        const unreadable = queryProblem(definition, clock.now());
        if (unreadable !== null) {
          return { kind: 'unreadable-query', name: definition.name, unreadable };
        }
        const info = await infoOf(definition);
        return replayDigest({ store, now: clock.now() }, definition, { info, days });
      }),
  };
}
