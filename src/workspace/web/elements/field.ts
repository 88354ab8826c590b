import type { InteractiveElement } from './element-state.ts';
import type { ElementPlace } from './use-action.tsx';

/** What every element that keeps a value is given. */
export interface FieldProps<E extends InteractiveElement> extends ElementPlace {
  readonly element: E;
  /** What a screen reader calls it. */
  readonly label: string;
  /** Whether the app hears of every change, or only when the form is submitted. */
  readonly dispatches: boolean;
  /** Id of the hint or error below it. */
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}
