import { Fragment, useEffect, useRef } from 'react';
import { PlainText } from '../text/plain-text.tsx';
import { type Choice, type ChoiceGroup, choiceKey } from './choice.ts';

export interface OptionListProps {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly hint: string;
  /** Index among the choices of all groups. */
  readonly active: number;
  readonly chosen: readonly Choice[];
  readonly multiple: boolean;
  readonly onPick: (choice: Choice) => void;
  readonly onPoint: (index: number) => void;
}

/** The list under a picker. The focus stays in the picker, which names the active option. */
export function OptionList(props: OptionListProps) {
  const { id, label, groups, active, chosen, multiple } = props;
  const list = useRef<HTMLDivElement>(null);
  const keys = new Set(chosen.map(choiceKey));
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  if (groups.length === 0) {
    return <p className="picker-hint">{props.hint}</p>;
  }
  let index = -1;
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} aria-multiselectable={multiple}>
      {groups.map((group) => (
        <Fragment key={group.label ?? ''}>
          {group.label !== null && (
            <div className="picker-group" role="presentation">
              {group.label}
            </div>
          )}
          {group.choices.map((choice) => {
            index += 1;
            const own = index;
            return (
              // The picker's input has the keyboard; the mouse is the other way in.
              // biome-ignore lint/a11y/useFocusableInteractive: the input names the active option
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys
              <div
                key={choiceKey(choice)}
                id={`${id}-${own}`}
                data-index={own}
                role="option"
                className="picker-option"
                aria-selected={keys.has(choiceKey(choice))}
                data-active={own === active}
                onPointerMove={() => props.onPoint(own)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => props.onPick(choice)}
              >
                <span>
                  <PlainText text={choice.text.text} />
                  {choice.description !== undefined && (
                    <small>
                      <PlainText text={choice.description.text} />
                    </small>
                  )}
                </span>
              </div>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
