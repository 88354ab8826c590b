import { definitionOf } from '../../model/made-digest.ts';
import type { Notices } from '../../model/notice.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import { pauseNotice } from './pause-notices.ts';

/** Tells whoever made a digest or an alert, once, that its time zone does not exist any more. */
export async function tellOfZones({
  store,
  notices,
}: {
  readonly store: Pick<MadeDigestStore, 'madeDigests'>;
  readonly notices: Notices;
}): Promise<void> {
  for (const whose of ['channels', 'people'] as const) {
    for (const known of await store.madeDigests(whose)) {
      const { name, title, pause } = definitionOf(known);
      if (known.state === 'active' && pause?.because === 'zone-gone') {
        await notices.tell([known.made.owner], {
          key: `digest-zone:${name}:${known.made.version}`,
          words: pauseNotice.ofDigest(title, 'zone-gone'),
        });
      }
    }
  }
}
