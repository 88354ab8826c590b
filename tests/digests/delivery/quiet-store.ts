import type { Store } from '../../../src/store/store.ts';

/** A store of which one can tell whether it is at work. */
export interface QuietStore {
  readonly store: Store;
  isBusy(): boolean;
}

export function createQuietStore(real: Store): QuietStore {
  let underWay = 0;
  const store = new Proxy(real, {
    get: (target, key, receiver): unknown => {
      const member: unknown = Reflect.get(target, key, receiver);
      return typeof member !== 'function'
        ? member
        : async (...parameters: unknown[]) => {
            underWay += 1;
            try {
              return await Reflect.apply(member, target, parameters);
            } finally {
              underWay -= 1;
            }
          };
    },
  });
  return { store, isBusy: () => underWay > 0 };
}
