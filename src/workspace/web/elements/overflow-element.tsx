import type { Overflow } from '@slack/types';
import { PlainText } from '../text/plain-text.tsx';
import { Menu } from './menu.tsx';
import { type ElementPlace, useAction } from './use-action.tsx';

/** The three dots with up to five options. */
export function OverflowElement({ element, ...place }: ElementPlace & { element: Overflow }) {
  const { send, question } = useAction(place, element.confirm);
  const items = element.options.map((option) => ({
    key: option.value ?? option.text.text,
    content: <PlainText text={option.text.text} />,
    detail: option.description?.text,
    url: option.url,
    onPick: () => send({ type: 'overflow', selected_option: option }),
  }));
  return (
    <>
      <Menu
        label="More actions"
        buttonClass="button button-icon"
        button="⋯"
        items={items}
        align="end"
      />
      {question}
    </>
  );
}
