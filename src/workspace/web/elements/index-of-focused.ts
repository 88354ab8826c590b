/** Which of the elements holds the keyboard focus; -1 when none does. */
export function indexOfFocused(elements: readonly Element[]): number {
  return document.activeElement === null ? -1 : elements.indexOf(document.activeElement);
}
