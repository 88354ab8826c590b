import { type Series, type SeriesData, valuesOf } from './chart.ts';
import { HEIGHT, type Plot, plotFor, WIDTH } from './plot.ts';
import { numberText } from './scale.ts';

/** Lines, areas or groups of bars over categories, with a value axis that begins or ends at zero. */
export function SeriesChart({ chart }: { chart: SeriesData }) {
  const plot = plotFor(chart);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="chart-plot" aria-hidden="true">
      <Axes plot={plot} chart={chart} />
      {chart.series.map((series, index) => (
        <g key={series.name} className={`chart-colour-${index}`}>
          {chart.type === 'bar' ? (
            <Bars plot={plot} chart={chart} series={series} index={index} />
          ) : (
            <Line plot={plot} chart={chart} series={series} />
          )}
        </g>
      ))}
    </svg>
  );
}

interface PartProps {
  readonly plot: Plot;
  readonly chart: SeriesData;
}

function Axes({ plot, chart }: PartProps) {
  const { categories, x_label: xLabel, y_label: yLabel } = chart.axis_config;
  return (
    <>
      {plot.scale.ticks.map((tick) => (
        <g key={tick}>
          <path
            className={tick === 0 ? 'chart-zero' : 'chart-grid'}
            d={`M${plot.left} ${plot.y(tick)}H${plot.right}`}
          />
          <text className="chart-word" x={plot.left - 6} y={plot.y(tick) + 4} textAnchor="end">
            {numberText(tick)}
          </text>
        </g>
      ))}
      {categories.map(
        (category, index) =>
          index % plot.labelEvery === 0 && (
            <text
              key={category}
              className="chart-word"
              x={plot.x(index)}
              y={plot.bottom + 16}
              textAnchor="middle"
            >
              {category}
            </text>
          ),
      )}
      {xLabel !== undefined && (
        <text
          className="chart-word"
          x={(plot.left + plot.right) / 2}
          y={HEIGHT - 4}
          textAnchor="middle"
        >
          {xLabel}
        </text>
      )}
      {yLabel !== undefined && (
        <text className="chart-word" x={4} y={12}>
          {yLabel}
        </text>
      )}
    </>
  );
}

function Line({ plot, chart, series }: PartProps & { series: Series }) {
  const values = valuesOf(series, chart.axis_config.categories);
  const points = values.map((value, index) => `${plot.x(index)} ${plot.y(value)}`);
  const line = `M${points.join('L')}`;
  const zero = plot.y(0);
  return (
    <>
      {chart.type === 'area' && (
        <path
          className="chart-area"
          d={`${line}L${plot.x(values.length - 1)} ${zero}L${plot.x(0)} ${zero}z`}
        />
      )}
      <path className="chart-line" d={line} />
      {values.map((value, index) => (
        <circle
          key={chart.axis_config.categories[index]}
          className="chart-fill"
          cx={plot.x(index)}
          cy={plot.y(value)}
          r={2.6}
        >
          <title>{said(series, chart.axis_config.categories[index], value)}</title>
        </circle>
      ))}
    </>
  );
}

function Bars({ plot, chart, series, index: at }: PartProps & { series: Series; index: number }) {
  const { categories } = chart.axis_config;
  const zero = plot.y(0);
  return valuesOf(series, categories).map((value, index) => (
    <rect
      key={categories[index]}
      className="chart-fill"
      x={plot.x(index) + plot.barWidth * (at - chart.series.length / 2)}
      y={Math.min(zero, plot.y(value))}
      width={Math.max(1, plot.barWidth - 1)}
      height={Math.abs(zero - plot.y(value))}
    >
      <title>{said(series, categories[index], value)}</title>
    </rect>
  ));
}

function said({ name }: Series, category: string | undefined, value: number): string {
  return `${name}, ${category}: ${numberText(value)}`;
}
