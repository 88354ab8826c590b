import type { DigestParent } from '../../../model/digest/digest-message.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { FOLLOW, VIEWS } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { choice } from '../elements/inputs.ts';
import { richText, run, section } from '../elements/rich-text.ts';
import type { SlackModal } from '../slack-message.ts';

/** Which theme of a digest one wants to hear of at once; undefined where it names none. */
export function followThemeView(parents: readonly DigestParent[]): SlackModal | undefined {
  const themes = [
    ...new Set(
      parents.flatMap(({ groups }) =>
        groups.flatMap(({ entries }) => entries.flatMap(({ found }) => found.page.themes)),
      ),
    ),
  ].filter((theme) => theme.length <= BLOCK_LIMITS.optionValue);
  const [first] = themes;
  if (first === undefined) {
    return undefined;
  }
  return {
    type: 'modal',
    callback_id: VIEWS.follow,
    title: plainText('Follow a theme', VIEW_LIMITS.title),
    submit: plainText('Follow', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      richText(
        section(
          run('An alert in your direct messages, as soon as something new comes for the theme.'),
        ),
      ),
      choice(
        { id: FOLLOW.theme, label: 'Theme' },
        themes.slice(0, 100).map((theme) => [theme, theme] as const),
        first,
      ),
    ],
  };
}
