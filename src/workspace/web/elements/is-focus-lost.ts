/** Whether nothing holds the focus, or something that has just been hidden. */
export function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return (
    activeElement === null ||
    activeElement === body ||
    !activeElement.checkVisibility({ visibilityProperty: true })
  );
}
