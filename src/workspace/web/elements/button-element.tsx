import type { Button, WorkflowButton } from '@slack/types';
import type { KeyboardEvent } from 'react';
import { PlainText } from '../text/plain-text.tsx';
import { type ElementPlace, useAction } from './use-action.tsx';

/** A button of a message or view; one with an address opens it and tells the app, as in Slack. */
export function ButtonElement({ element, ...place }: ElementPlace & { element: Button }) {
  const { send, busy, question } = useAction(place, element.confirm);
  const { text, value, style, url } = element;
  const press = () => {
    if (url !== undefined && /^https?:\/\//i.test(url)) {
      window.open(url, '_blank', 'noopener,noreferrer');
    }
    send({
      type: 'button',
      text,
      ...(value === undefined ? {} : { value }),
      ...(style === undefined ? {} : { style }),
    });
  };
  return (
    <>
      <button
        type="button"
        className={`button ${style === undefined ? '' : `button-${style}`}`}
        aria-label={element.accessibility_label}
        aria-busy={busy}
        onKeyDown={pressOnce}
        onClick={press}
      >
        <span>
          <PlainText text={text.text} emoji={text.emoji} />
        </span>
      </button>
      {question}
    </>
  );
}

/** Enter that is held presses once: the redraw may have put the focus on the next item's button. */
function pressOnce(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') {
    event.preventDefault();
  }
}

/** A workflow's button: drawn, but there are no workflows here. */
export function WorkflowButtonElement({ element }: { element: WorkflowButton }) {
  return (
    <button type="button" className="button" disabled title="Workflows do not run here">
      <PlainText text={element.text.text} />
    </button>
  );
}
