import { type Chart, valuesOf } from './chart.ts';
import { numberText } from './scale.ts';

/** The chart as a table that is read aloud and not seen. */
export function ChartNumbers({ chart }: { chart: Chart }) {
  const columns =
    chart.type === 'pie' ? chart.segments.map(({ label }) => label) : chart.axis_config.categories;
  const rows =
    chart.type === 'pie'
      ? [{ name: 'Value', values: chart.segments.map(({ value }) => value) }]
      : chart.series.map((series) => ({ name: series.name, values: valuesOf(series, columns) }));
  return (
    <table className="hidden">
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, values }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {columns.map((column, index) => (
              <td key={column}>{numberText(values[index] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
