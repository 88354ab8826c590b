/** Whether a field that takes the focus would raise a keyboard over half the screen. */
export function typesByTouch(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
