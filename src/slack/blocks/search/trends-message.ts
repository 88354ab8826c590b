import type { KnownBlock, RichTextElement, TableBlock } from '@slack/types';
import { ITEM_KINDS } from '../../../model/item.ts';
import { grouped } from '../../../model/text/counted.ts';
import { countOf } from '../../../model/text/kind-words.ts';
import { queryWords } from '../../../search/query/query-words.ts';
import type { QuarterCount } from '../../../search/trends/quarters.ts';
import { NOW_DAYS, TREND_RULE, type Trend } from '../../../search/trends/trend-rule.ts';
import type { ThemeTrend, TrendsOutcome } from '../../../search/trends/trends.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import type { ChartBlock, ChartedMessage } from '../elements/chart-block.ts';
import { escapeText } from '../elements/escape-text.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { sparkline } from '../elements/sparkline.ts';
import type { SlackMessage } from '../slack-message.ts';
import { nothingMessage } from './nothing.ts';
import { unreadableMessage } from './unreadable.ts';

const THEME = 40;

/** A trend's answer: with a chart and the table of its numbers, and without the chart. */
export interface TrendsAnswer {
  /** Null where there is nothing to draw. */
  readonly charted: ChartedMessage | null;
  readonly plain: SlackMessage;
}

export function trendsAnswer(outcome: TrendsOutcome): TrendsAnswer {
  switch (outcome.kind) {
    case 'unreadable':
      return { charted: null, plain: unreadableMessage(outcome) };
    case 'nothing':
      return { charted: null, plain: nothingMessage(outcome) };
    case 'trend':
      return withChart(outcome.quarters, trendMessage(outcome));
    case 'themes':
      return withChart(outcome.quarters, themesMessage(outcome));
  }
}

type Shown<Kind> = Extract<TrendsOutcome, { readonly kind: Kind }>;

interface Parts {
  readonly text: string;
  readonly above: readonly KnownBlock[];
  readonly below: readonly KnownBlock[];
}

function withChart(quarters: readonly QuarterCount[], { text, above, below }: Parts): TrendsAnswer {
  const table = tableOf(quarters);
  return {
    charted: { text, blocks: [...above, chartOf(quarters), table, ...below] },
    plain: { text, blocks: [...above, table, ...below] },
  };
}

function trendMessage({ query, kinds, items, undated, quarters, trend }: Shown<'trend'>): Parts {
  const words = shortLine(queryWords(query), 100);
  const heading = `${countOf(kinds, items)} for ${words}, by quarter`;
  return {
    text: escapeText(`${heading}: ${verdictWords(trend)}`),
    above: [header(heading), richText(section(run(`${sparkline(quarters)}  `), ...verdict(trend)))],
    below: [
      ...buttons(
        button({
          label: `Show ${countOf(kinds, items)}`,
          actionId: numbered(ACTIONS.tryOut, 0),
          value: value({ text: query.text, kinds }),
        }),
      ),
      context(...(undated === 0 ? [] : [`${grouped(undated)} undated`]), TREND_RULE),
    ],
  };
}

function verdict(trend: Trend): readonly RichTextElement[][] {
  return [bold(VERDICTS[trend.verdict]), run(`: ${verdictWords(trend)}`)];
}

const VERDICTS = { rises: 'Rises', quiet: 'Has gone quiet', steady: 'No clear change' } as const;

function verdictWords({ now, before, expected }: Trend): string {
  const share =
    expected === null
      ? 'nothing came before'
      : `${rounded(expected)} expected of its share of the year before (${grouped(before)})`;
  return `${grouped(now)} in the last ${NOW_DAYS} days, ${share}.`;
}

function themesMessage({ rising, quiet, quarters, whole }: Shown<'themes'>): Parts {
  const heading = 'What rises, and what has gone quiet';
  return {
    text: `${heading}: ${[...rising, ...quiet].map(({ theme }) => escapeText(theme)).join(', ') || 'nothing just now'}`,
    above: [
      header(heading),
      richText(section(...themeLines('Rises', rising), run('\n'), ...themeLines('Quiet', quiet))),
      richText(
        section(
          run(
            `${sparkline(quarters)}  the whole archive: ${grouped(whole.now)} items in the last ${NOW_DAYS} days, ${grouped(whole.before)} in the year before`,
          ),
        ),
      ),
    ],
    below: [...buttons(...[...rising, ...quiet].map(themeButton)), context(TREND_RULE)],
  };
}

function themeLines(label: string, themes: readonly ThemeTrend[]): readonly RichTextElement[][] {
  return themes.length === 0
    ? [bold(label), run(': nothing just now')]
    : [
        bold(label),
        ...themes.map(({ theme, now, expected, before }) =>
          run(
            before === 0
              ? `\n${shortLine(theme, THEME)}: ${grouped(now)}, none in the year before`
              : `\n${shortLine(theme, THEME)}: ${grouped(now)}, ${rounded(expected ?? 0)} expected (${grouped(before)} in the year before)`,
          ),
        ),
      ];
}

function themeButton({ theme }: ThemeTrend, n: number) {
  return button({
    label: shortLine(theme, THEME),
    actionId: numbered(ACTIONS.tryOut, n),
    value: value({
      text: `theme:"${theme.replaceAll('"', ' ')}" sort:recent`,
      kinds: ITEM_KINDS,
    }),
    spoken: `${shortLine(theme, THEME)}: its newest items`,
  });
}

function chartOf(quarters: readonly QuarterCount[]): ChartBlock {
  return {
    type: 'data_visualization',
    title: 'Items by quarter of their page date',
    chart: {
      type: 'bar',
      series: [
        {
          name: 'items',
          data: quarters.map(({ quarter, items }) => ({ label: quarter, value: items })),
        },
      ],
      axis_config: { categories: quarters.map(({ quarter }) => quarter) },
    },
  };
}

/** The same numbers for who cannot see a chart; the last quarter goes on. */
function tableOf(quarters: readonly QuarterCount[]): TableBlock {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return {
    type: 'table',
    rows: [
      quarters.map(({ quarter }, n) =>
        cell(n === quarters.length - 1 ? `${quarter} so far` : quarter),
      ),
      quarters.map(({ items }) => cell(grouped(items))),
    ],
  };
}

/** One digit behind the point below ten. */
function rounded(items: number): string {
  return items < 10 ? String(Math.round(items * 10) / 10) : grouped(Math.round(items));
}
