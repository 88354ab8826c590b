import { useId } from 'react';
import type { Chart, ChartBlock as ChartBlockType } from './chart.ts';
import { ChartNumbers } from './chart-numbers.tsx';
import { Legend } from './legend.tsx';
import { PieChart } from './pie-chart.tsx';
import { SeriesChart } from './series-chart.tsx';

/** A line, bar, area or pie chart with its title, its legend, and its numbers for who cannot see it. */
export function ChartBlock({ block }: { block: ChartBlockType }) {
  const { title, chart } = block;
  const caption = useId();
  return (
    <figure className="chart" aria-labelledby={caption}>
      <figcaption id={caption} className="chart-title">
        {title}
      </figcaption>
      {chart.type === 'pie' ? <PieChart chart={chart} /> : <SeriesChart chart={chart} />}
      {namesOf(chart).length > 1 && <Legend names={namesOf(chart)} />}
      <ChartNumbers chart={chart} />
    </figure>
  );
}

function namesOf(chart: Chart): readonly string[] {
  return chart.type === 'pie'
    ? chart.segments.map(({ label }) => label)
    : chart.series.map(({ name }) => name);
}
