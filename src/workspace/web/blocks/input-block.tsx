import type { InputBlock as InputBlockType } from '@slack/types';
import { useId } from 'react';
import { Element } from '../elements/element.tsx';
import { actionIdOf } from '../elements/element-state.ts';
import { PlainText } from '../text/plain-text.tsx';

export interface InputBlockProps {
  readonly block: InputBlockType;
  readonly blockId: string;
  readonly error: string | undefined;
}

/** A labelled input with its hint, and what the app found wrong with it. */
export function InputBlock({ block, blockId, error }: InputBlockProps) {
  const { label, hint, optional, element, dispatch_action: dispatches } = block;
  const hintId = useId();
  const errorId = useId();
  const described = [
    error === undefined ? [] : [errorId],
    hint === undefined ? [] : [hintId],
  ].flat();
  return (
    <div className="block-input" data-invalid={error !== undefined}>
      <div className="label" aria-hidden="true">
        <PlainText text={label.text} />
        {optional === true && <span className="label-optional"> (optional)</span>}
      </div>
      <Element
        element={element}
        blockId={blockId}
        actionId={actionIdOf(element)}
        label={optional === true ? `${label.text} (optional)` : label.text}
        dispatches={dispatches === true}
        describedBy={described.length > 0 ? described.join(' ') : undefined}
        invalid={error !== undefined}
      />
      {error !== undefined && (
        <p id={errorId} className="field-error" role="alert">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className="field-hint">
          <PlainText text={hint.text} />
        </p>
      )}
    </div>
  );
}
