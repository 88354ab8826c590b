import { type Choice, choiceKey } from './choice.ts';

export interface ChipsProps {
  readonly chosen: readonly Choice[];
  readonly onChange: (chosen: readonly Choice[]) => void;
}

/** What is chosen in a select for several, each with a way to take it back. */
export function Chips({ chosen, onChange }: ChipsProps) {
  return chosen.map((choice) => (
    <span className="chip" key={choiceKey(choice)}>
      {choice.text.text}
      <button
        type="button"
        className="chip-remove"
        aria-label={`Remove ${choice.text.text}`}
        onClick={() => onChange(chosen.filter((one) => one !== choice))}
      >
        ×
      </button>
    </span>
  ));
}
