import { BLOCK_LIMITS } from '../../slack/limits.ts';
import { isObject, objectAt, objectsAt } from '../json.ts';
import {
  byType,
  distinct,
  all as every,
  list,
  may,
  must,
  type Rule,
  shape,
  string,
} from './rule.ts';

const limits = BLOCK_LIMITS;
const label = must(string(limits.chartLabel));

const number: Rule = (value, at, report) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    report('must provide a number', at);
  }
};

const positive: Rule = (value, at, report) => {
  number(value, at, report);
  if (typeof value === 'number' && value <= 0) {
    report('must be greater than 0', at);
  }
};

const point = shape({ label, value: must(number) });
const segment = shape({ label, value: must(positive) });

/** Each series has one point for each category, and no other. */
const pointsOfCategories: Rule = (value, at, report) => {
  const categories = isObject(value) ? objectAt(value, 'axis_config').categories : [];
  const wanted = Array.isArray(categories) ? categories.map(String).toSorted() : [];
  for (const [n, series] of (isObject(value) ? objectsAt(value, 'series') : []).entries()) {
    const given = objectsAt(series, 'data').map((each) => String(each.label));
    if (given.toSorted().join('\n') !== wanted.join('\n')) {
      report('must have one data point per category', `${at}/series/${n}/data`);
    }
  }
};

const overCategories: Rule = every(
  shape({
    series: must(
      every(
        list(
          shape({ name: label, data: must(list(point, limits.chartPoints)) }),
          limits.chartSeries,
        ),
        distinct('name'),
      ),
    ),
    axis_config: must(
      shape({
        categories: must(list(string(limits.chartLabel), limits.chartPoints)),
        x_label: may(string(limits.chartAxisLabel)),
        y_label: may(string(limits.chartAxisLabel)),
      }),
    ),
  }),
  pointsOfCategories,
);

/** A data_visualization block. */
export const chartBlock: Rule = shape({
  block_id: may(string(limits.blockId)),
  title: must(string(limits.chartTitle)),
  chart: must(
    byType({
      pie: shape({ segments: must(list(segment, limits.chartSeries)) }),
      bar: overCategories,
      area: overCategories,
      line: overCategories,
    }),
  ),
});

/** How many charts a message may have. */
export const fewCharts: Rule = (value, at, report) => {
  const blocks = Array.isArray(value) ? value.filter(isObject) : [];
  if (blocks.filter(({ type }) => type === 'data_visualization').length > limits.charts) {
    report(`no more than ${limits.charts} data_visualization blocks allowed`, at);
  }
};
