import type { KnownBlock } from '@slack/types';
import { isPerson } from '../../../model/digest/digest-definition.ts';
import type { Mute, Muted } from '../../../model/digest/mute.ts';
import type { Preferences } from '../../../model/digest/preferences.ts';
import { VIEW_LIMITS } from '../../limits.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import type { SlackModal } from '../slack-message.ts';
import { mutedWords, type PreferencesPlace, unmuteButton, untilWords } from './preferences-view.ts';

/** What was muted a moment ago is not. */
export function unmutedView(what: Muted): SlackModal {
  return {
    type: 'modal',
    title: plainText('Taken back', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: [
      richText(section(bold(mutedWords(what)), run(' is not muted, from the next message on.'))),
    ],
  };
}

/** What holds from now on, with the way back from what was just muted. */
export function savedPreferencesView(
  { quiet, quietWeekend, timezone }: Preferences,
  { muted, place }: { readonly muted: readonly Mute[]; readonly place: PreferencesPlace },
): SlackModal {
  const hours = quiet === null ? [] : [`from ${quiet.from} to ${quiet.to} (${timezone})`];
  const days = quietWeekend ? ['on Saturdays and Sundays'] : [];
  const when = [...hours, ...days].join(' and ');
  return {
    type: 'modal',
    private_metadata: JSON.stringify(place),
    title: plainText('Saved', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: [
      ...muted.flatMap((mute, n): KnownBlock[] => [
        richText(
          section(
            bold(mutedWords(mute.what)),
            run(
              ` is muted${isPerson(mute.holder) ? '' : ' for this channel'} ${untilWords(mute)}, from the next message on.`,
            ),
          ),
        ),
        { type: 'actions', elements: [unmuteButton(mute, n, 'Undo')] },
      ]),
      richText(
        section(
          run(when === '' ? 'Your alerts come at any time.' : `Your alerts are quiet ${when}.`),
        ),
      ),
    ],
  };
}
