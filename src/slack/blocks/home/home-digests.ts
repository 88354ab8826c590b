import type { KnownBlock } from '@slack/types';
import { counted } from '../../../model/counted.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { alertBlocks } from '../digest/alert-blocks.ts';
import { nextRunLine, type ShownDigests } from '../digest/digest-list.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';

const DIGESTS = 5;
const ALERTS = 8;

/** The digests that come next, one's own alerts with all that can be done with them, collections. */
export function digestBlocks(shown: ShownDigests, mayKeep: boolean): KnownBlock[] {
  return [
    header('Next digests'),
    ...nextDigests(shown),
    ...(shown.alerts.length === 0
      ? []
      : [header(counted(shown.alerts.length, 'alert of yours', 'alerts of yours'))]),
    ...shown.alerts.slice(0, ALERTS).flatMap((info) => alertBlocks(info)),
    ...(shown.alerts.length > ALERTS
      ? [context(`${shown.alerts.length - ALERTS} more: /signalpost alerts`)]
      : []),
    ...buttons(
      button({ label: 'All digests', actionId: ACTIONS.listDigests, value: 'list' }),
      ...(mayKeep
        ? [
            button({
              label: 'New alert',
              actionId: numbered(ACTIONS.newWish, 1),
              value: value({ to: 'person' }),
            }),
            button({ label: 'Preferences', actionId: ACTIONS.preferences, value: value({}) }),
            button({
              label: 'Collections',
              actionId: ACTIONS.listCollections,
              value: value({ page: 1 }),
            }),
          ]
        : []),
    ),
  ];
}

function nextDigests({ digests }: ShownDigests): KnownBlock[] {
  const due = digests
    .filter(({ nextRunAt }) => nextRunAt !== null)
    .toSorted((a, b) => (a.nextRunAt?.getTime() ?? 0) - (b.nextRunAt?.getTime() ?? 0))
    .slice(0, DIGESTS);
  if (due.length === 0) {
    return [richText(section(run('No digest is planned.')))];
  }
  return [
    richText(
      section(
        ...due.map((info, n) => [
          ...run(n === 0 ? '' : '\n'),
          ...bold(oneLine(info.definition.title)),
          ...run(` to ${shortLine(info.definition.channel, 80)}: ${nextRunLine(info)}`),
        ]),
      ),
    ),
  ];
}
