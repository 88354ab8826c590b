import type { Button, KnownBlock, PlainTextOption } from '@slack/types';
import type { DigestInfo } from '../../../digests/outcome.ts';
import type { DigestParent } from '../../../model/digest/digest-message.ts';
import type { Mute, Muted } from '../../../model/digest/mute.ts';
import type { Preferences } from '../../../model/digest/preferences.ts';
import { ITEM_KINDS } from '../../../model/item.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { ACTIONS, numbered, PREFERENCES, VIEWS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { alertBlocks } from '../digest/alert-blocks.ts';
import { button, context, header, plainText } from '../elements/basic-blocks.ts';
import { choice, input, option } from '../elements/inputs.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { day } from '../elements/times.ts';
import { kindPlural } from '../search/kind-title.ts';
import type { SlackModal } from '../slack-message.ts';
import { mutedOption } from './muted-option.ts';

/** What the modal remembers: which channel's digest it was opened from, where that may be muted for. */
export interface PreferencesPlace {
  /** The run whose themes and pages are offered; null offers kinds alone. */
  readonly run: string | null;
  /** The channel whose digest it is; null for one's own alerts. */
  readonly channel: string | null;
}

export interface ShownPreferences {
  readonly preferences: Preferences;
  readonly alerts: readonly DigestInfo[];
  readonly mutes: readonly Mute[];
  /** Of the digest's channel: everybody sees them. */
  readonly channelMutes: readonly Mute[];
  readonly mayMuteChannel: boolean;
  /** The digest that it was opened from. */
  readonly parents: readonly DigestParent[];
  readonly place: PreferencesPlace;
}

const SHOWN_ALERTS = 8;
/** Two blocks each, of the hundred that a modal holds. */
const SHOWN_MUTES = 20;

const MUTE_DAYS = [
  ['7', 'for a week'],
  ['30', 'for a month'],
  ['90', 'for three months'],
  ['good', 'for good'],
] as const;

/** When one wants to hear nothing, what one wants to hear nothing of, and all alerts in one place. */
export function preferencesView(shown: ShownPreferences): SlackModal {
  const { preferences, place } = shown;
  return {
    type: 'modal',
    callback_id: VIEWS.preferences,
    private_metadata: JSON.stringify(place),
    title: plainText('Preferences', VIEW_LIMITS.title),
    submit: plainText('Save', VIEW_LIMITS.submit),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: [
      ...muteFields(shown),
      ...mutesBlocks(shown),
      header('When I want quiet'),
      ...quietFields(preferences),
      header('My alerts'),
      ...alertsBlocks(shown.alerts),
    ],
  };
}

function muteFields({ parents, mayMuteChannel }: ShownPreferences): readonly KnownBlock[] {
  const groups = [
    { label: 'Themes', options: themesOf(parents) },
    { label: 'Articles', options: pagesOf(parents) },
    {
      label: 'Tables',
      options: ITEM_KINDS.map((kind) =>
        mutedOption({ kind: 'item-kind', itemKind: kind }, kindPlural(kind)),
      ),
    },
  ].flatMap(({ label, options }) => {
    const known = options.flatMap((one) => one ?? []);
    return known.length === 0
      ? []
      : [{ label: plainText(label, BLOCK_LIMITS.optionText), options: known.slice(0, 100) }];
  });
  return [
    header('Not any more'),
    input(
      {
        id: PREFERENCES.mute,
        label: 'Mute',
        hint:
          parents.length === 0
            ? 'A table that is left out from then on.'
            : 'A theme, an article or a table of this digest; it is left out from then on.',
      },
      {
        type: 'static_select',
        action_id: PREFERENCES.mute,
        placeholder: plainText('nothing', BLOCK_LIMITS.placeholder),
        option_groups: groups,
      },
    ),
    input(
      { id: PREFERENCES.theme, label: 'Or any theme of the archive' },
      {
        type: 'external_select',
        action_id: PREFERENCES.theme,
        min_query_length: 0,
        placeholder: plainText('none', BLOCK_LIMITS.placeholder),
      },
    ),
    choice({ id: PREFERENCES.days, label: 'For how long' }, MUTE_DAYS, '30'),
    ...(!mayMuteChannel
      ? []
      : [
          choice(
            { id: PREFERENCES.holder, label: 'For whom' },
            [
              ['me', 'for me, in my alerts'],
              ['channel', 'for this channel, in its digests'],
            ],
            'channel',
          ),
        ]),
  ];
}

function themesOf(parents: readonly DigestParent[]): readonly (PlainTextOption | null)[] {
  const themes = new Set(
    entriesOf(parents).flatMap(({ found }) => found.page.themes.map((theme) => theme)),
  );
  return [...themes].map((theme) => mutedOption({ kind: 'theme', theme }, theme));
}

function pagesOf(parents: readonly DigestParent[]): readonly (PlainTextOption | null)[] {
  const pages = new Map(entriesOf(parents).map(({ found }) => [found.page.id, found.page.title]));
  return [...pages].map(([page, title]) =>
    mutedOption({ kind: 'page', page, title: title ?? '' }, title ?? 'untitled page'),
  );
}

const entriesOf = (parents: readonly DigestParent[]) =>
  parents.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries));

function mutesBlocks(shown: ShownPreferences): readonly KnownBlock[] {
  const { mutes, channelMutes, place, mayMuteChannel } = shown;
  const all = [
    ...channelMutes.map((mute) => ({ mute, forWhom: ', for this channel', may: mayMuteChannel })),
    ...mutes.map((mute) => ({
      mute,
      forWhom: place.channel === null ? '' : ', for me',
      may: true,
    })),
  ];
  const more = all.length - SHOWN_MUTES;
  return all.length === 0
    ? [context('Nothing is muted.')]
    : [
        ...all
          .slice(0, SHOWN_MUTES)
          .flatMap(({ mute, forWhom, may }, n): KnownBlock[] => [
            richText(section(bold(mutedWords(mute.what)), run(`${forWhom}, ${untilWords(mute)}`))),
            ...(may ? [{ type: 'actions' as const, elements: [unmuteButton(mute, n)] }] : []),
          ]),
        ...(more > 0 ? [context(`${more} more; they stand here when others are gone.`)] : []),
      ];
}

/** `for good`, `until 1 Dec 2026`. */
export function untilWords({ until }: Pick<Mute, 'until'>): string {
  return until === null ? 'for good' : `until ${day(until)}`;
}

/**
 * @param n - tells the buttons of one view apart.
 * @param label - Undo takes back what was just saved, and ends with that.
 */
export function unmuteButton(
  { holder, what }: Mute,
  n: number,
  label: 'Unmute' | 'Undo' = 'Unmute',
): Button {
  return button({
    label,
    actionId: numbered(ACTIONS.unmute, n),
    value: value({ holder, what: withoutTitle(what), isUndo: label === 'Undo' }),
    spoken: `${label} ${mutedWords(what)}`,
  });
}

/** A title may be of any length, and says nothing that its page does not. */
function withoutTitle(what: Muted): Muted {
  return what.kind === 'page' ? { ...what, title: '' } : what;
}

export function mutedWords(what: Muted): string {
  switch (what.kind) {
    case 'theme':
      return `theme ${shortLine(what.theme, 60)}`;
    case 'page':
      return shortLine(what.title, 80, 'an article');
    case 'item-kind':
      return kindPlural(what.itemKind);
  }
}

function quietFields({ quiet, quietWeekend, timezone }: Preferences): readonly KnownBlock[] {
  const weekend = option('weekend', 'Saturdays and Sundays');
  return [
    input(
      { id: PREFERENCES.quietFrom, label: 'My alerts are quiet from' },
      { type: 'timepicker', action_id: PREFERENCES.quietFrom, ...at(quiet?.from) },
    ),
    input(
      { id: PREFERENCES.quietTo, label: 'until' },
      { type: 'timepicker', action_id: PREFERENCES.quietTo, ...at(quiet?.to) },
    ),
    input(
      { id: PREFERENCES.weekend, label: 'And on' },
      {
        type: 'checkboxes',
        action_id: PREFERENCES.weekend,
        options: [weekend],
        ...(quietWeekend ? { initial_options: [weekend] } : {}),
      },
    ),
    input(
      { id: PREFERENCES.timezone, label: 'Time zone', need: 'required' },
      {
        type: 'external_select',
        action_id: PREFERENCES.timezone,
        min_query_length: 0,
        initial_option: option(timezone, timezone),
      },
    ),
  ];
}

const at = (time: string | undefined) => (time === undefined ? {} : { initial_time: time });

function alertsBlocks(alerts: readonly DigestInfo[]): readonly KnownBlock[] {
  return [
    ...(alerts.length === 0
      ? [context('You have none. Save a search as an alert, or press New alert.')]
      : alerts.slice(0, SHOWN_ALERTS).flatMap((info) => alertBlocks(info))),
    ...(alerts.length > SHOWN_ALERTS
      ? [context(`${alerts.length - SHOWN_ALERTS} more: /signalpost digest list`)]
      : []),
    {
      type: 'actions',
      elements: [
        button({
          label: 'New alert',
          actionId: numbered(ACTIONS.newWish, 1),
          value: value({ to: 'person' }),
        }),
      ],
    },
  ];
}
