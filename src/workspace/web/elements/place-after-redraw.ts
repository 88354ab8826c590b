/** A control as Slack names it. */
export interface Control {
  readonly blockId: string;
  readonly actionId: string;
}

/** Controls that a redraw may put before a place, as Back comes before Next; the next row is farther. */
const SHIFT = 1;

/**
 * Where the focus goes once a message or view was drawn anew: to the same control; where its block
 * is gone, to the one of its kind in the block that moved up; else to what came in its place.
 *
 * @param at - index in `before` of the control that had the focus.
 * @returns an index in `after`; -1 where nothing is left.
 */
export function placeAfterRedraw(
  before: readonly Control[],
  at: number,
  after: readonly Control[],
): number {
  const held = before[at];
  if (held === undefined) {
    return -1;
  }
  const kept = before.map((control) => indexIn(after, control));
  const keptBefore = kept.slice(0, at).findLastIndex((place) => place !== -1);
  const from = (kept[keptBefore] ?? -1) + 1;
  const to = kept.slice(at).find((place) => place !== -1) ?? after.length;
  const ways = [
    kept[at] ?? -1,
    movedUp(held, after, to),
    inPlace(held, after, { from, to, at: from + at - keptBefore - 1 }),
  ];
  return ways.find((place) => place !== -1) ?? Math.min(to, after.length - 1);
}

function movedUp({ blockId, actionId }: Control, after: readonly Control[], place: number): number {
  const next = after[place];
  return next === undefined || after.some((control) => control.blockId === blockId)
    ? -1
    : indexIn(after, { blockId: next.blockId, actionId });
}

interface Gap {
  /** What is new stands from here… */
  readonly from: number;
  /** …to before here. */
  readonly to: number;
  readonly at: number;
}

function inPlace(held: Control, after: readonly Control[], { from, to, at }: Gap): number {
  if (to <= from) {
    return -1;
  }
  const near = [at, at + SHIFT, at - SHIFT].filter((place) => place >= from && place < to);
  return near.find((place) => after[place]?.actionId === held.actionId) ?? Math.min(at, to - 1);
}

function indexIn(controls: readonly Control[], { blockId, actionId }: Control): number {
  return controls.findIndex(
    (control) => control.blockId === blockId && control.actionId === actionId,
  );
}
