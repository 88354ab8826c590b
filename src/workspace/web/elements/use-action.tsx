import type { ConfirmationDialog } from '@slack/types';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { ElementState } from './element-state.ts';
import { useSurface } from './surface.ts';

/** Where an element stands in its surface. */
export interface ElementPlace {
  readonly blockId: string;
  readonly actionId: string;
}

export interface ElementAction {
  /** Sends the action, after asking when the element wants that. */
  readonly send: (action: ElementState) => void;
  readonly busy: boolean;
  /** The question, to be drawn beside the element. */
  readonly question: ReactNode;
}

/** Sending an element's action, with its confirmation dialog. */
export function useAction(
  { blockId, actionId }: ElementPlace,
  confirm: ConfirmationDialog | undefined,
): ElementAction {
  const surface = useSurface();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<ElementState | null>(null);

  const dispatch = async (action: ElementState) => {
    setBusy(true);
    await surface.dispatch(blockId, actionId, action);
    setBusy(false);
  };
  const send = (action: ElementState) => {
    if (confirm === undefined) {
      void dispatch(action);
    } else {
      setAsking(action);
    }
  };
  const question =
    confirm !== undefined && asking !== null ? (
      <ConfirmDialog
        confirm={confirm}
        onYes={() => {
          setAsking(null);
          void dispatch(asking);
        }}
        onNo={() => setAsking(null)}
      />
    ) : null;
  return { send, busy, question };
}
