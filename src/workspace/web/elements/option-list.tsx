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
              <OptionRow
                key={choiceKey(choice)}
                id={`${id}-${own}`}
                index={own}
                choice={choice}
                selected={keys.has(choiceKey(choice))}
                active={own === active}
                onPick={props.onPick}
                onPoint={props.onPoint}
              />
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}

interface OptionRowProps extends Pick<OptionListProps, 'onPick' | 'onPoint'> {
  readonly id: string;
  readonly index: number;
  readonly choice: Choice;
  readonly selected: boolean;
  readonly active: boolean;
}

function OptionRow({ id, index, choice, selected, active, onPick, onPoint }: OptionRowProps) {
  const { text, description } = choice;
  return (
    // The picker's input has the keyboard; the mouse is the other way in.
    // biome-ignore lint/a11y/useFocusableInteractive: the input names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys
    <div
      id={id}
      data-index={index}
      role="option"
      className="picker-option"
      aria-selected={selected}
      data-active={active}
      onPointerMove={() => onPoint(index)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(choice)}
    >
      <span>
        <PlainText text={text.text} />
        {description !== undefined && (
          <small>
            <PlainText text={description.text} />
          </small>
        )}
      </span>
    </div>
  );
}
