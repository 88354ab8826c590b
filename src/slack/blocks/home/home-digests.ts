import type { Button, KnownBlock } from '@slack/types';
import type { DigestInfo } from '../../../digests/outcome.ts';
import { counted } from '../../../model/text/counted.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { alertBlocks } from '../digest/alert-blocks.ts';
import { channelWords } from '../digest/channel-words.ts';
import { digestButton } from '../digest/digest-button.ts';
import { nextRunLine } from '../digest/digest-list.ts';
import { pauseOrResume } from '../digest/pause-or-resume.ts';
import { pausedSince } from '../digest/paused-since.ts';
import { button, context, header, namedButtons } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import type { HomeFields } from './home-fields.ts';

/** Three blocks each, of the hundred that a Home tab holds. */
const DIGESTS = 6;
const ALERTS = 8;

/** The digests that come to somebody's channels, their alerts with all that can be done with them, collections. */
export function digestBlocks({ digests: shown, gets, mayKeep }: HomeFields): KnownBlock[] {
  return [
    header(gets === null ? 'Digests' : 'Digests you get'),
    ...ownDigests(gets ?? shown.digests, shown.mayMake),
    ...(shown.alerts.length === 0
      ? []
      : [header(counted(shown.alerts.length, 'alert of yours', 'alerts of yours'))]),
    ...shown.alerts.slice(0, ALERTS).flatMap((info) => alertBlocks(info)),
    ...(shown.alerts.length > ALERTS
      ? [context(`${shown.alerts.length - ALERTS} more: /signalpost alerts`)]
      : []),
    ...namedButtons(
      'home.digests',
      button({ label: 'All digests', actionId: ACTIONS.listDigests, value: 'list' }),
      ...(mayKeep ? keeping() : []),
    ),
  ];
}

function keeping(): readonly Button[] {
  return [
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
  ];
}

function ownDigests(digests: readonly DigestInfo[], mayMake: boolean): KnownBlock[] {
  if (digests.length === 0) {
    return [richText(section(run('No digest comes to a channel that you are in.')))];
  }
  const soonest = digests.toSorted((a, b) => whenNext(a) - whenNext(b));
  return [
    ...soonest.slice(0, DIGESTS).flatMap((info) => oneDigest(info, mayMake)),
    ...(digests.length > DIGESTS
      ? [context(`${digests.length - DIGESTS} more: /signalpost digest list`)]
      : []),
  ];
}

/** What pauses comes last. */
const whenNext = ({ nextRunAt }: DigestInfo) => nextRunAt?.getTime() ?? Number.POSITIVE_INFINITY;

function oneDigest(info: DigestInfo, mayMake: boolean): KnownBlock[] {
  const { name, title, channel, pause, schedule } = info.definition;
  return [
    richText(
      section(
        bold(oneLine(title)),
        run(' to '),
        channelWords(channel),
        run(`\n${oneLine(info.schedule)}`),
      ),
    ),
    pause === null ? context(nextRunLine(info)) : pausedSince(pause, schedule),
    ...(mayMake ? namedButtons(`digest:${name}`, ...changes(info)) : []),
  ];
}

/** A file's digest is changed in its file; where it pauses, since its channel was away, it can go on. */
function changes({ definition }: DigestInfo): readonly Button[] {
  return [
    ...pauseOrResume(definition),
    ...(definition.made === null ? [] : [digestButton(definition, 'Edit', ACTIONS.editMade)]),
  ];
}
