import type { PlainTextElement } from '@slack/types';

/** An option as the select menus need it. */
export interface Choice {
  readonly text: PlainTextElement;
  readonly value?: string;
  readonly description?: PlainTextElement;
}

export interface ChoiceGroup {
  /** Null for choices that stand in no group. */
  readonly label: string | null;
  readonly choices: readonly Choice[];
}

/** What tells two choices apart: their value, or their words where they have none. */
export function choiceKey(choice: Choice): string {
  return choice.value ?? choice.text.text;
}
