import type { InputBlock, PlainTextOption } from '@slack/types';
import type { DigestEntry } from '../../../model/digest/digest-message.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { PICK_SEVERAL, VIEWS } from '../action-ids.ts';
import { context, plainText } from '../elements/basic-blocks.ts';
import { shortLine } from '../elements/short-line.ts';
import { itemName } from '../search/item-card.ts';
import type { SlackModal } from '../slack-message.ts';
import { ratingMark } from './digest-lines.ts';

/** What is done with those that are ticked. */
const DEEDS = {
  flag: {
    view: VIEWS.flagSeveral,
    title: 'Flag several',
    submit: 'Flag',
    question: 'what should be reviewed?',
  },
  collect: {
    view: VIEWS.collectSeveral,
    title: 'Collect several',
    submit: 'Next',
    question: 'what goes into a collection?',
  },
} as const;

export interface PickSeveralFields {
  readonly deed: keyof typeof DEEDS;
  readonly title: string;
  readonly entries: readonly DigestEntry[];
  /** Where the answer belongs: kept by the modal, since it knows no message. */
  readonly remembered: { readonly channel: string | null; readonly threadTs: string | null };
}

/** The items of a digest to tick, ten in a group, since Slack's checkboxes hold no more. */
export function pickSeveralView(fields: PickSeveralFields): SlackModal {
  const { title, entries, remembered } = fields;
  const deed = DEEDS[fields.deed];
  return {
    type: 'modal',
    callback_id: deed.view,
    private_metadata: JSON.stringify(remembered),
    title: plainText(deed.title, VIEW_LIMITS.title),
    submit: plainText(deed.submit, VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      context(`${shortLine(title, 120)}: ${deed.question}`),
      ...groupsOf(entries).map(checkboxes),
    ],
  };
}

function groupsOf(entries: readonly DigestEntry[]): readonly (readonly DigestEntry[])[] {
  const size = BLOCK_LIMITS.checkboxOptions;
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, n) =>
    entries.slice(n * size, (n + 1) * size),
  );
}

function checkboxes(entries: readonly DigestEntry[], n: number): InputBlock {
  const first = entries[0]?.number ?? 1;
  const last = entries.at(-1)?.number ?? first;
  return {
    type: 'input',
    block_id: `${PICK_SEVERAL.block}:${n}`,
    optional: true,
    label: plainText(first === last ? `Item ${first}` : `Items ${first} to ${last}`, 100),
    element: {
      type: 'checkboxes',
      action_id: PICK_SEVERAL.action,
      options: entries.map(option),
    },
  };
}

function option({ number, found }: DigestEntry): PlainTextOption {
  const page = shortLine(found.page.title, BLOCK_LIMITS.optionDescription, 'untitled page');
  return {
    text: plainText(`${number}. ${itemName(found)}`, BLOCK_LIMITS.optionText),
    description: plainText(
      `${ratingMark(found, { floor: true })} · ${page}`,
      BLOCK_LIMITS.optionDescription,
    ),
    value: found.item.id,
  };
}
