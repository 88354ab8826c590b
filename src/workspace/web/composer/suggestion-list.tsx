import { useEffect, useRef } from 'react';
import type { Completion, Suggestion } from './completion.ts';

export interface SuggestionListProps {
  readonly id: string;
  readonly completion: Completion;
  readonly active: number;
  readonly onPick: (suggestion: Suggestion) => void;
}

/** What may be meant, above the composer. The focus stays in the composer. */
export function SuggestionList({ id, completion, active, onPick }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div className="suggestions">
      <div className="suggestions-head" aria-hidden="true">
        <span>{completion.label}</span>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose · <kbd>Tab</kbd> take · <kbd>Esc</kbd> close
        </span>
      </div>
      <div ref={list} id={id} role="listbox" aria-label={completion.label}>
        {completion.suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the composer names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the composer takes the keys
          <div
            key={suggestion.key}
            id={`${id}-${index}`}
            role="option"
            className="suggestion"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(suggestion)}
          >
            {suggestion.sign !== '' && <span className="emoji">{suggestion.sign}</span>}
            <strong>{suggestion.title}</strong>
            {suggestion.hint !== '' && <code>{suggestion.hint}</code>}
            <span className="suggestion-detail">{suggestion.detail}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
