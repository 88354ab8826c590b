import { createCollections } from '../../../src/collections/create-collections.ts';
import { ItemId } from '../../../src/model/item.ts';
import type { Mark, Verdict } from '../../../src/model/review/review.ts';
import { type Actor, UserId } from '../../../src/model/slack-ids.ts';
import { WishFields, wishOf } from '../../../src/slack/blocks/wish/wish-fields.ts';
import type { PageToStore } from '../../../src/store/page-store.ts';
import { anItem, aPage, aRow, pageId } from '../../support/builders.ts';
import { foresight, mira } from '../../support/running-app.ts';
import type { WishStage } from '../listeners/wish/wish-stage.ts';

/** Things of which nobody has made use yet. */
export interface Things {
  readonly item: () => ItemId;
  /** A name that nothing has yet. */
  readonly name: () => string;
  /** An item that Mira has decided. */
  readonly decided: (verdict?: Verdict) => Promise<{ readonly item: ItemId; readonly at: number }>;
  /** An item that the person flags. */
  readonly flagged: () => Promise<{ readonly item: ItemId; readonly mark: Mark }>;
  /** The name of an alert of theirs, or of a digest of #foresight. */
  readonly made: (
    of: 'person' | 'channel',
    state?: 'active' | 'paused' | 'deleted',
  ) => Promise<string>;
  /** A collection of two items. */
  readonly collection: () => Promise<{ readonly collection: number; readonly item: ItemId }>;
}

/** Another one each time. */
export type Numbers = () => number;

export function numbersFrom(first: number): Numbers {
  let next = first - 1;
  return () => {
    next += 1;
    return next;
  };
}

/** As few as real pages have: Details reads them all. */
const ON_A_PAGE = 20;
const FIRST_PAGE = 2;

/** Pages whose items `createThings` gives away, at least so many of them. */
export function pagesOfThings(items: number): readonly PageToStore[] {
  const rows = Array.from({ length: ON_A_PAGE }, () => aRow({ name: 'Lanes' }));
  return Array.from({ length: Math.ceil(items / ON_A_PAGE) }, (_, n) =>
    aPage({ id: pageId(FIRST_PAGE + n), rows }),
  );
}

function nthItem(n: number): ItemId {
  const page = pageId(FIRST_PAGE + Math.floor(n / ON_A_PAGE));
  return ItemId.parse(anItem(aRow(), page, n % ON_A_PAGE).id);
}

/**
 * Makes things as they are needed.
 *
 * @param maker - whose the digests of channels and the collections are. Default: Mira.
 * @param numbers - what has another number is made use of by others.
 */
export function createThings(
  { running, digests }: WishStage,
  actor: Actor,
  { maker = UserId.parse(mira), numbers }: { maker?: UserId; numbers: Numbers },
): Things {
  const { store, clock } = running;
  const { team } = actor;
  const shared = { team, user: maker };
  const item = () => nthItem(numbers());
  const collections = createCollections({ store, clock });
  return {
    item,
    name: () => `new-${numbers()}`,
    decided: async (verdict = 'accepted') => {
      const itemId = item();
      const at = clock.now();
      const said = { verdict, note: null, duplicateOf: null };
      await store.addDecision({ itemId, team, by: maker, at, ...said });
      return { item: itemId, at: at.getTime() };
    },
    flagged: async () => {
      const itemId = item();
      const mark = { kind: 'button' } as const;
      await store.addMark({ itemId, actor, mark, at: clock.now() });
      return { item: itemId, mark };
    },
    made: async (of, state = 'active') => {
      const number = numbers();
      const name = digests.made.nameFor(`${of} ${number}`);
      const channel = of === 'channel' ? foresight : null;
      const context = { name, version: null };
      const fields = WishFields.parse({
        context,
        query: `water ${number}`,
        timezone: 'UTC',
        channel,
      });
      const by = of === 'channel' ? shared : actor;
      const wish = wishOf(fields, by.user);
      await digests.made.save({ actor: by, name, wish, isPrivate: false, version: null });
      if (state !== 'active') {
        await digests.made.change(by, name, { kind: state === 'paused' ? 'pause' : 'delete' });
      }
      return name;
    },
    collection: async () => {
      const made = await collections.create(shared, `Workshop ${numbers()}`);
      if (!('collection' in made)) {
        throw new Error(`the collection is ${made.kind}`);
      }
      const { id: collection } = made.collection;
      const items = [item(), item()] as const;
      for (const one of items) {
        await collections.add({ actor: shared, collection, item: one }, null);
      }
      return { collection, item: items[1] };
    },
  };
}
