import type { Block, KnownBlock } from '@slack/types';

/**
 * A chart over categories. Slack documents it and its types do not know it yet; messages alone take
 * it, and some workspaces do not.
 */
export interface ChartBlock extends Block {
  readonly type: 'data_visualization';
  /** At most 50 characters. */
  readonly title: string;
  readonly chart: {
    readonly type: 'bar' | 'line';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
  };
}

export type MessageBlock = KnownBlock | ChartBlock;

/** A message with a chart, beside one without it for where it is refused. */
export interface ChartedMessage {
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
}
