import type { ReactNode } from 'react';
import {
  type ElementState,
  type InteractiveElement,
  initialElementState,
} from './element-state.ts';
import type { FieldProps } from './field.ts';
import { useSurface } from './surface.ts';
import { useAction } from './use-action.tsx';

export interface Field {
  readonly state: ElementState;
  /** Keeps a new value, and tells the app when the element does that. */
  readonly update: (state: ElementState) => void;
  /** Keeps a new value without telling. */
  readonly keep: (state: ElementState) => void;
  /** Tells the app of a value. */
  readonly send: (state: ElementState) => void;
  readonly question: ReactNode;
}

/** The value of one element: kept by its surface, sent to the app when it wants to hear. */
export function useField<E extends InteractiveElement>(props: FieldProps<E>): Field {
  const { element, blockId, actionId, dispatches } = props;
  const surface = useSurface();
  const confirm = 'confirm' in element ? element.confirm : undefined;
  const { send, question } = useAction(props, confirm);
  const state = surface.state(blockId, actionId) ??
    initialElementState(element) ?? { type: element.type };
  const keep = (next: ElementState) => surface.change(blockId, actionId, next);
  const update = (next: ElementState) => {
    keep(next);
    if (dispatches) {
      send(next);
    }
  };
  return { state, keep, send, update, question };
}
