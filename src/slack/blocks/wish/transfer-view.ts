import type { DigestName } from '../../../model/digest/digest-definition.ts';
import { VIEW_LIMITS } from '../../limits.ts';
import { NEW_OWNER, VIEWS } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { input } from '../elements/inputs.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackModal } from '../slack-message.ts';

/** Who shall look after a digest from now on. */
export function transferView(name: DigestName, title: string): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.transfer,
    private_metadata: name,
    title: plainText('Transfer a digest', VIEW_LIMITS.title),
    submit: plainText('Transfer', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      richText(
        section(
          bold(shortLine(title, 120)),
          run(' goes on as it is; its new owner is told of trouble with it.'),
        ),
      ),
      input(
        { id: NEW_OWNER.block, label: 'New owner', need: 'required' },
        { type: 'users_select', action_id: NEW_OWNER.action },
      ),
    ],
  };
}
