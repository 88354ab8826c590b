import type { ModalView } from '@slack/types';
import { useEffect, useId, useRef, useState } from 'react';
import type { OpenView } from '../../page-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext, useNewSurface } from '../elements/surface.ts';
import { useFocusReturn } from '../elements/use-focus-return.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';

/** The modals open for this person, each above the one that pushed it. */
export function ModalStack() {
  const modals = useWorkspace((snapshot) => snapshot.modals);
  return modals.map(({ id, hash, view, errors }, index) =>
    view.type === 'modal' ? (
      <Modal
        key={id}
        open={{ id, hash, view, errors }}
        view={view}
        depth={modals.length - 1 - index}
      />
    ) : null,
  );
}

interface ModalProps {
  readonly open: OpenView;
  readonly view: ModalView;
  /** How many modals stand above this one. */
  readonly depth: number;
}

function Modal({ open, view, depth }: ModalProps) {
  const store = usePageStore();
  const surface = useNewSurface({ kind: 'view', viewId: open.id }, view.blocks);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [busy, setBusy] = useState(false);
  useFocusReturn();
  useModalFocus(dialog, open);

  const leave = (which: 'this' | 'all') =>
    void store.act({ kind: 'close-view', viewId: open.id, clear: which === 'all' });
  const submit = async () => {
    setBusy(true);
    await store.act({ kind: 'submit-view', viewId: open.id, values: surface.values() });
    setBusy(false);
  };

  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={title}
      data-depth={depth}
      onCancel={(event) => {
        event.preventDefault();
        leave('this');
      }}
    >
      <header className="modal-head">
        <h2 id={title} className="modal-title">
          {view.title.text}
        </h2>
        <button type="button" className="tool" aria-label="Close" onClick={() => leave('all')}>
          ✕
        </button>
      </header>
      <form
        id={`form-${open.id}`}
        className="modal-body"
        aria-labelledby={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (view.submit !== undefined && !busy) {
            void submit();
          }
        }}
      >
        <SurfaceContext value={surface}>
          <Blocks blocks={view.blocks} errors={open.errors} />
        </SurfaceContext>
      </form>
      <ModalFoot view={view} form={`form-${open.id}`} busy={busy} onClose={() => leave('this')} />
    </dialog>
  );
}

interface ModalFootProps {
  readonly view: ModalView;
  /** Id of the form that it submits. */
  readonly form: string;
  readonly busy: boolean;
  readonly onClose: () => void;
}

function ModalFoot({ view, form, busy, onClose }: ModalFootProps) {
  if (view.submit === undefined && view.close === undefined) {
    return null;
  }
  return (
    <footer className="modal-foot">
      <button type="button" className="button" onClick={onClose}>
        {view.close?.text ?? 'Cancel'}
      </button>
      {view.submit !== undefined && (
        <button type="submit" form={form} className="button button-primary" aria-busy={busy}>
          {view.submit.text}
        </button>
      )}
    </footer>
  );
}

/** Opens the dialog, gives the focus to its first field, and to the first wrong one after a refusal. */
function useModalFocus(dialog: { readonly current: HTMLDialogElement | null }, open: OpenView) {
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      element.showModal();
      element.querySelector<HTMLElement>('.modal-body input, .modal-body textarea')?.focus();
    }
  }, [dialog]);
  useEffect(() => {
    if (Object.keys(open.errors).length > 0) {
      dialog.current
        ?.querySelector<HTMLElement>('[data-invalid=true] :is(input, textarea)')
        ?.focus();
    }
  }, [dialog, open.errors]);
}
