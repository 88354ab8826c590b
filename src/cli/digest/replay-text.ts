import type { Caught, ReplayOutcome } from '../../digests/outcome.ts';
import { calendarPeriod } from '../../model/calendar.ts';
import { counted, grouped } from '../../model/text/counted.ts';
import { headline } from '../../model/text/headline.ts';
import { relevancyText } from '../text/relevancy-text.ts';
import { type Paint, plain } from '../text/terminal-text.ts';

type Replay = Extract<ReplayOutcome, { readonly kind: 'replay' }>;

/** Each period on a line, what it would have begun with below it, then what of people's marks was caught. */
export function replayText(replay: Replay, paint: Paint): string {
  const { info, periods, flagged, accepted } = replay;
  const { timezone } = info.definition.schedule;
  const posted = periods.reduce((sum, period) => sum + period.posted, 0);
  const lines = periods.flatMap((period) => {
    const days = calendarPeriod(period.from, period.to, timezone);
    const counts =
      period.posted === 0
        ? paint('dim', 'nothing')
        : `${period.posted} of ${grouped(period.passed)}`;
    return [
      `${paint('bold', days)}  ${counts}`,
      ...period.first.map(
        (found) =>
          `  ${plain(headline(found.item).title)}  ${paint('yellow', relevancyText(found))}`,
      ),
    ];
  });
  return [
    `${paint('bold', plain(info.definition.title))}: ${counted(posted, 'item')} in ${counted(periods.length, 'period')}, as it is defined now. Nothing was posted.`,
    '',
    ...lines,
    '',
    ...caughtLines('flagged', flagged),
    ...caughtLines('accepted', accepted),
    '',
  ].join('\n');
}

function caughtLines(what: string, { of, posted, noRoom, notFound, missed }: Caught): string[] {
  if (of === 0) {
    return [`Nothing that came then was ${what}.`];
  }
  const lost = [
    ...(noRoom === 0 ? [] : [`${noRoom} found no room`]),
    ...(notFound === 0 ? [] : [`${notFound} did not pass its query or minimum`]),
  ];
  return [
    `Of ${counted(of, 'item')} that people ${what}: ${posted} posted${lost.length === 0 ? '' : `, ${lost.join(', ')}`}.`,
    ...missed.map((found) => `  not posted: ${plain(headline(found.item).title)}`),
  ];
}

/** A replay as `--json` gives it. */
export function replayJson({ info, days, periods, flagged, accepted }: Replay) {
  const caught = ({ missed, ...counts }: Caught) => ({
    ...counts,
    missed: missed.map(({ item }) => ({ id: item.id, name: item.name })),
  });
  return {
    digest: info.definition.name,
    days,
    periods: periods.map(({ first, ...period }) => ({
      ...period,
      first: first.map(({ item }) => ({ id: item.id, name: item.name, relevancy: item.relevancy })),
    })),
    flagged: caught(flagged),
    accepted: caught(accepted),
  };
}
