import { isNearName, readCollectionName } from './collection-name.ts';
import type { Collections } from './collections.ts';
import type { CollectionsDeps } from './collections-deps.ts';

/** Names that are compared with one that was typed, the last changed first. */
const COMPARED = 200;

type Naming = Pick<Collections, 'named' | 'create' | 'rename' | 'close' | 'reopen'>;

/** Builds what gives a collection its name and its state. */
export function createNaming({ store, clock }: CollectionsDeps): Naming {
  const create: Collections['create'] = async (actor, typed) => {
    const name = readCollectionName(typed);
    if (typeof name !== 'string') {
      return name;
    }
    const { collection, isNew } = await store.createCollection({ actor, name, at: clock.now() });
    return { kind: isNew ? 'created' : 'found', collection };
  };
  const setTo =
    (state: 'open' | 'closed'): Collections['close'] =>
    (actor, collection) => {
      const isClosed = state === 'closed';
      return store.setCollectionClosed({ actor, collection, isClosed, at: clock.now() });
    };
  return {
    create,
    named: async (actor, typed) => {
      const name = readCollectionName(typed);
      if (typeof name !== 'string') {
        return name;
      }
      const found = await store.collectionNamed(actor.team, name);
      if (found !== undefined) {
        return { kind: 'found', collection: found };
      }
      const others = await store.collections(actor.team, { limit: COMPARED, offset: 0 });
      const near = others.find((other) => isNearName(name, other.name));
      return near === undefined ? create(actor, name) : { kind: 'near', name, near };
    },
    rename: async (actor, collection, typed) => {
      const name = readCollectionName(typed);
      if (typeof name !== 'string') {
        return name;
      }
      const outcome = await store.renameCollection({ actor, collection, name, at: clock.now() });
      return outcome ?? { kind: 'no-collection' };
    },
    close: setTo('closed'),
    reopen: setTo('open'),
  };
}
