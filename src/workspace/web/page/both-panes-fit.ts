/** Whether a thread and a tool stand side by side; `frame.css` hides the thread at the same width. */
export function bothPanesFit(): boolean {
  return !window.matchMedia('(max-width: 1400px)').matches;
}
