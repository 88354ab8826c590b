import { type SeriesData, valuesOf } from './chart.ts';
import { numberText, type Scale, scaleFor } from './scale.ts';

/** Of the drawing, in its own units; on the screen it is as wide as the message allows. */
export const WIDTH = 480;
export const HEIGHT = 220;
/** Of a character of 11 units' type, on average. */
const LETTER = 6;

/** Where things lie in a chart over categories. */
export interface Plot {
  readonly scale: Scale;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** The middle of a category. */
  x(index: number): number;
  y(value: number): number;
  readonly barWidth: number;
  /** Of the categories' labels only every so many are written, that none lies on another. */
  readonly labelEvery: number;
}

export function plotFor({ series, axis_config: axes }: SeriesData): Plot {
  const { categories, x_label: xLabel, y_label: yLabel } = axes;
  const scale = scaleFor(series.flatMap((each) => valuesOf(each, categories)));
  const left = 14 + LETTER * Math.max(...scale.ticks.map((tick) => numberText(tick).length));
  const right = WIDTH - 8;
  const top = yLabel === undefined ? 10 : 26;
  const bottom = HEIGHT - (xLabel === undefined ? 24 : 40);
  const band = (right - left) / categories.length;
  const widest = LETTER * Math.max(...categories.map(({ length }) => length)) + LETTER;
  return {
    scale,
    left,
    right,
    bottom,
    x: (index) => left + band * (index + 0.5),
    y: (value) => bottom - scale.at(value) * (bottom - top),
    barWidth: (band * 0.8) / series.length,
    labelEvery: Math.max(1, Math.ceil(widest / band)),
  };
}
