import type { Mute } from '../../../model/mute.ts';
import type { Preferences } from '../../../model/preferences.ts';
import { VIEW_LIMITS } from '../../limits.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { day } from '../elements/times.ts';
import type { SlackModal } from '../slack-message.ts';
import { mutedWords } from './preferences-view.ts';

/** What holds from now on. */
export function savedPreferencesView(
  { quiet, quietWeekend, timezone }: Preferences,
  muted: Mute | null,
): SlackModal {
  const hours = quiet === null ? [] : [`from ${quiet.from} to ${quiet.to} (${timezone})`];
  const days = quietWeekend ? ['on Saturdays and Sundays'] : [];
  const when = [...hours, ...days].join(' and ');
  return {
    type: 'modal',
    title: plainText('Saved', VIEW_LIMITS.title),
    close: plainText('Done', VIEW_LIMITS.close),
    blocks: [
      richText(
        section(
          run(when === '' ? 'Your alerts come at any time.' : `Your alerts are quiet ${when}.`),
        ),
        ...(muted === null
          ? []
          : [
              section(
                bold(mutedWords(muted.what)),
                run(
                  ` is muted ${muted.until === null ? 'for good' : `until ${day(muted.until)}`}, from the next message on.`,
                ),
              ),
            ]),
      ),
    ],
  };
}
