/** A process that ends at one of its steps: what it calls afterwards never happens. */
export interface Life {
  readonly over: AbortSignal;
  /** Calls of store and poster so far. */
  steps(): number;
  wrap<T extends object>(target: T): T;
}

/** @param dieAt - the step, from 1, that it dies at; @param when - before that step has its effect, or after. */
export function createLife(dieAt: number, when: 'before' | 'after'): Life {
  const death = new AbortController();
  let count = 0;
  const die = () => {
    death.abort();
    return new Error('killed');
  };
  return {
    over: death.signal,
    steps: () => count,
    wrap: (target) =>
      new Proxy(target, {
        get: (object, key, receiver) => {
          const member: unknown = Reflect.get(object, key, receiver);
          if (typeof member !== 'function') {
            return member;
          }
          return async (...parameters: unknown[]) => {
            if (death.signal.aborted) {
              throw new Error('killed before');
            }
            count += 1;
            if (count === dieAt && when === 'before') {
              throw die();
            }
            const mine = count;
            const result: unknown = await Reflect.apply(member, object, parameters);
            if (mine === dieAt) {
              throw die();
            }
            return result;
          };
        },
      }),
  };
}
