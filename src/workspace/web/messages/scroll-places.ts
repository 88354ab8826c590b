/** Whether a list stays at its end; a ref that the functions here keep true. */
export interface AtEnd {
  current: boolean;
}

/** In CSS pixels, above a message that is shown from its beginning. */
const margin = 8;

/** Shows the end of the list; a newest message taller than the list from its beginning. */
export function showNewest(list: HTMLElement, atEnd: AtEnd): void {
  const row = newestRow(list);
  if (row !== undefined && row.offsetHeight > list.clientHeight) {
    showBeginning(list, row, atEnd);
  } else {
    atEnd.current = true;
    list.scrollTop = list.scrollHeight;
  }
}

/** Shows a message from its beginning, unless all of it is in view. */
export function showWhole(list: HTMLElement, ts: string, atEnd: AtEnd): void {
  const row = list.querySelector<HTMLElement>(`.message[data-ts="${CSS.escape(ts)}"]`);
  if (row === null) {
    return;
  }
  const above = row.offsetTop < list.scrollTop;
  const below = row.offsetTop + row.offsetHeight > list.scrollTop + list.clientHeight;
  if (above || below) {
    showBeginning(list, row, atEnd);
  }
}

export function newestRow(list: HTMLElement): HTMLElement | undefined {
  return [...list.querySelectorAll<HTMLElement>('.message')].at(-1);
}

function showBeginning(list: HTMLElement, row: HTMLElement, atEnd: AtEnd): void {
  atEnd.current = false;
  list.scrollTop = row.offsetTop - margin;
}
