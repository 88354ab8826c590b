import type { ConfirmationDialog } from '@slack/types';
import { useEffect, useId, useRef } from 'react';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { PlainText } from '../text/plain-text.tsx';
import { useFocusReturn } from './use-focus-return.ts';

export interface ConfirmProps {
  readonly confirm: ConfirmationDialog;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before an action; Escape means no. */
export function ConfirmDialog({ confirm, onYes, onNo }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useFocusReturn();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal modal-small"
      aria-labelledby={title}
      onKeyDown={(event) => {
        // Else the thread around it would close as well.
        event.stopPropagation();
      }}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onNo();
      }}
    >
      <h2 id={title} className="modal-title confirm-title">
        {confirm.title?.text ?? 'Are you sure?'}
      </h2>
      <div className="confirm-text">
        {confirm.text.type === 'mrkdwn' ? (
          <MrkdwnText text={confirm.text.text} />
        ) : (
          <PlainText text={confirm.text.text} />
        )}
      </div>
      <footer className="modal-foot">
        <button type="button" className="button" onClick={onNo}>
          {confirm.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={`button button-${confirm.style ?? 'primary'}`}
          onClick={onYes}
        >
          {confirm.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </dialog>
  );
}
