/** A chart in a message; Slack's types do not know its block yet, the workspace's rules do. */
export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: Chart;
}

export type Chart = PieData | SeriesData;

export interface PieData {
  readonly type: 'pie';
  readonly segments: readonly Point[];
}

export interface SeriesData {
  readonly type: 'line' | 'bar' | 'area';
  readonly series: readonly Series[];
  readonly axis_config: {
    /** In their order on the x axis; each series has one point for each. */
    readonly categories: readonly string[];
    readonly x_label?: string;
    readonly y_label?: string;
  };
}

export interface Series {
  readonly name: string;
  readonly data: readonly Point[];
}

export interface Point {
  readonly label: string;
  readonly value: number;
}

/** The workspace lets no block of this type through that is not shaped like one. */
export function isChartBlock(block: { readonly type: string }): block is ChartBlock {
  return block.type === 'data_visualization';
}

/** The series' values in the order of the categories. */
export function valuesOf({ data }: Series, categories: readonly string[]): readonly number[] {
  return categories.map((category) => data.find(({ label }) => label === category)?.value ?? 0);
}
