import { definitionOf } from '../../model/digest/made-digest.ts';
import { type DefinitionPause, isDefinitionPause } from '../../model/digest/pause.ts';
import type { Notices } from '../../model/notice.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import { pauseNotice } from './pause-notices.ts';

const KEYS: Readonly<Record<DefinitionPause, string>> = {
  'zone-gone': 'digest-zone',
  'other-version': 'digest-other-version',
};

/**
 * Tells whoever made a digest or an alert, once, that it pauses for its definition: its time zone
 * does not exist any more, or another version wrote what this one cannot read.
 */
export async function tellOfDefinitions({
  store,
  notices,
}: {
  readonly store: Pick<MadeDigestStore, 'madeDigests'>;
  readonly notices: Notices;
}): Promise<void> {
  for (const whose of ['channels', 'people'] as const) {
    for (const known of await store.madeDigests(whose)) {
      const definition = definitionOf(known);
      const because = definition.pause?.because;
      if (known.state === 'active' && isDefinitionPause(because)) {
        await notices.tell([known.made.owner], {
          key: `${KEYS[because]}:${definition.name}:${known.made.version}`,
          words: pauseNotice.ofDigest(definition, because),
        });
      }
    }
  }
}
