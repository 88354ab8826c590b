import type { AnyBlock } from '@slack/types';
import { createContext, useContext, useMemo, useRef, useState } from 'react';
import type { ActResult, Container, StateValues } from '../../page-protocol.ts';
import { isKnownBlock } from '../blocks/known-block.ts';
import { usePageStore } from '../page/page-context.ts';
import {
  actionIdOf,
  blockIdOf,
  type ElementState,
  initialElementState,
  statefulElements,
} from './element-state.ts';

/** The message or view around interactive elements: it keeps what was filled in. */
export interface Surface {
  state(blockId: string, actionId: string): ElementState | undefined;
  change(blockId: string, actionId: string, state: ElementState): void;
  /** Tells the app that an element was used. */
  dispatch(blockId: string, actionId: string, action: ElementState): Promise<ActResult>;
  /** Asks the app for the options of an external select. */
  options(blockId: string, actionId: string, typed: string): Promise<readonly unknown[]>;
  /** `state.values` of the whole surface, as Slack sends it. */
  values(): StateValues;
}

type Values = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === null) {
    throw new Error('This element stands outside a message or view.');
  }
  return surface;
}

/**
 * Keeps the state of a message's or view's elements. As in Slack, what a person
 * filled in survives an update of the view when block_id and action_id stay.
 */
export function useNewSurface(container: Container, blocks: readonly AnyBlock[]): Surface {
  const store = usePageStore();
  const [touched, setTouched] = useState<Values>({});
  const initial = useMemo(() => initialValues(blocks), [blocks]);
  const latest = useRef<Values>({});
  const where = useRef(container);
  where.current = container;
  latest.current = useMemo(() => layOver(initial, touched), [initial, touched]);

  // `touched` and `initial` make a new surface so that whoever reads it is drawn again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => {
    // An action is sent with the state it made, before React has drawn it.
    const put = (blockId: string, actionId: string, state: ElementState) => {
      const change = { [blockId]: { [actionId]: state } };
      if (latest.current[blockId]?.[actionId] !== undefined) {
        latest.current = layOver(latest.current, change);
      }
      setTouched((before) => ({
        ...before,
        [blockId]: { ...before[blockId], [actionId]: state },
      }));
    };
    return {
      state: (blockId, actionId) => latest.current[blockId]?.[actionId],
      change: put,
      dispatch: (blockId, actionId, action) =>
        store.act({
          kind: 'action',
          container: where.current,
          blockId,
          actionId,
          action,
          values: latest.current,
        }),
      options: async (blockId, actionId, typed) => {
        const result = await store.act({
          kind: 'options',
          container: where.current,
          blockId,
          actionId,
          typed,
        });
        return result.ok ? (result.options ?? []) : [];
      },
      values: () => latest.current,
    };
  }, [store, touched, initial]);
}

function initialValues(blocks: readonly AnyBlock[]): Values {
  const values: Record<string, Record<string, ElementState>> = {};
  blocks.forEach((block, index) => {
    if (!isKnownBlock(block)) {
      return;
    }
    for (const element of statefulElements(block)) {
      const state = initialElementState(element);
      if (state !== null) {
        const ofBlock = values[blockIdOf(block, index)] ?? {};
        ofBlock[actionIdOf(element)] = state;
        values[blockIdOf(block, index)] = ofBlock;
      }
    }
  });
  return values;
}

/** Lays `over` on `under`; what `under` does not have, or has of another type, is left out. */
function layOver(under: Values, over: Values): Values {
  const merged: Record<string, Record<string, ElementState>> = {};
  for (const [blockId, ofBlock] of Object.entries(under)) {
    const fitting = Object.entries(over[blockId] ?? {}).filter(
      ([actionId, { type }]) => ofBlock[actionId]?.type === type,
    );
    merged[blockId] = { ...ofBlock, ...Object.fromEntries(fitting) };
  }
  return merged;
}
