import type { PieData } from './chart.ts';
import { numberText } from './scale.ts';

const CENTRE = 60;
const RADIUS = 56;

/** Slices clockwise from the top, each with its share where one points at it. */
export function PieChart({ chart: { segments } }: { chart: PieData }) {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  const slices = segments.map(({ label, value }, index) => {
    const from = before / total;
    before += value;
    const share = `${label}: ${numberText(value)} (${Math.round((value / total) * 100)} %)`;
    return { label, share, index, path: slicePath(from, before / total) };
  });
  return (
    <svg viewBox="0 0 120 120" className="chart-pie" aria-hidden="true">
      {slices.map(({ label, share, index, path }) => (
        <path key={label} className={`chart-fill chart-colour-${index}`} d={path}>
          <title>{share}</title>
        </path>
      ))}
    </svg>
  );
}

/** @param from - @param to - shares of the whole, 0 to 1. */
function slicePath(from: number, to: number): string {
  if (to - from > 0.9999) {
    const top = CENTRE - RADIUS;
    return `M${CENTRE} ${top}a${RADIUS} ${RADIUS} 0 1 1 0 ${2 * RADIUS}a${RADIUS} ${RADIUS} 0 1 1 0 ${-2 * RADIUS}z`;
  }
  const point = (share: number) => {
    const angle = 2 * Math.PI * share;
    return `${CENTRE + RADIUS * Math.sin(angle)} ${CENTRE - RADIUS * Math.cos(angle)}`;
  };
  const isLarge = to - from > 0.5 ? 1 : 0;
  return `M${CENTRE} ${CENTRE}L${point(from)}A${RADIUS} ${RADIUS} 0 ${isLarge} 1 ${point(to)}z`;
}
