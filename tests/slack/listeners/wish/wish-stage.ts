import type { KnownBlock } from '@slack/types';
import { createDigests } from '../../../../src/digests/create-digests.ts';
import type { DigestsAtWork } from '../../../../src/digests/digests-at-work.ts';
import { DigestDefinition } from '../../../../src/model/digest/digest-definition.ts';
import { silentEvents } from '../../../../src/model/events/events.ts';
import type { SlackModal } from '../../../../src/slack/blocks/slack-message.ts';
import type { Snapshot } from '../../../../src/workspace/page-protocol.ts';
import { foresight, type RunningApp, startApp } from '../../../support/running-app.ts';
import type { RunningAppOptions } from '../../../support/running-app-options.ts';
import { shown } from '../../../support/shown.ts';

interface Modal extends Omit<Snapshot['modals'][number], 'view'> {
  readonly view: Omit<SlackModal, 'blocks'> & { readonly blocks: KnownBlock[] };
}

/** A running app whose digests are real, and what people see of its forms. */
export interface WishStage {
  readonly running: RunningApp;
  readonly digests: DigestsAtWork;
  /** The top modal of somebody, once it shows these words. */
  modal(as: string, words: string): Promise<Modal>;
  /** Sends a form in, with what was typed and chosen; the rest stays as it opened. */
  submit(as: string, modal: Modal, values?: Values): Promise<unknown>;
  /** Presses a button of a modal, or Enter in its query. */
  press(as: string, modal: Modal, label: string): Promise<void>;
  /** From the command to the preview of a digest of #foresight. */
  preview(as: string, command: string, values?: Values): Promise<Modal>;
  /** All that everybody sees in a channel. */
  channelText(as: string, channel?: string): string;
}

/** By field, as its element says it. */
export type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const typed = (value: string) => ({ type: 'plain_text_input', value });
export const chosen = (value: string) => ({
  type: 'static_select',
  selected_option: { text: { type: 'plain_text', text: value }, value },
});
export const inChannel = (channel: string | null) => ({
  type: 'conversations_select',
  selected_conversation: channel,
});

/** A file that posts everything to #foresight on Mondays. */
const weekly = DigestDefinition.parse({
  name: 'weekly',
  title: 'Weekly signals',
  schedule: { every: 'week', on: ['monday', 'thursday'], at: '09:00', timezone: 'Europe/Paris' },
  channel: '#foresight',
  kinds: ['signal', 'concern'],
  minimumRelevancy: null,
  query: '',
  limit: 10,
  grouping: 'page',
  empty: 'skip',
});

export async function startWishes(options: Partial<RunningAppOptions> = {}): Promise<WishStage> {
  let room: DigestsAtWork | undefined;
  const running = await startApp({
    transport: 'http',
    digests: ({ store, clock }) => {
      room = createDigests({
        definitions: () => ({ definitions: [weekly], problems: [] }),
        store,
        poster: null,
        clock,
        events: silentEvents,
        notices: { tell: async () => {} },
        owner: 'test',
      });
      return room;
    },
    ...options,
  });
  const { workspace } = running;
  const digests = () => {
    if (room === undefined) {
      throw new Error('there are no digests');
    }
    return room;
  };
  const modal: WishStage['modal'] = (as, words) =>
    workspace.until(as, ({ modals }) => {
      const top = modals.at(-1) as Modal | undefined;
      const text = top === undefined ? '' : `${top.view.title.text}\n${textOf(top)}`;
      return text.includes(words) ? top : undefined;
    });
  const submit: WishStage['submit'] = (as, { id }, values = {}) =>
    workspace.act(as, {
      kind: 'submit-view',
      viewId: id,
      values: Object.fromEntries(
        Object.entries(values).map(([field, state]) => [field, { [field]: state }]),
      ),
    });
  return {
    running,
    get digests() {
      return digests();
    },
    modal,
    submit,
    press: async (as, { id, view }, label) => {
      const button = view.blocks
        .flatMap((block) =>
          block.type === 'actions'
            ? block.elements.map((element) => ({ blockId: block.block_id ?? '', element }))
            : [],
        )
        .find(({ element }) => 'text' in element && element.text?.text === label);
      if (button === undefined || button.element.action_id === undefined) {
        throw new Error(`There is no button ${label}.`);
      }
      await workspace.act(as, {
        kind: 'action',
        container: { kind: 'view', viewId: id },
        blockId: button.blockId,
        actionId: button.element.action_id,
        action: { type: 'button', value: 'value' in button.element ? button.element.value : '' },
        values: {},
      });
    },
    preview: async (as, command, values) => {
      await workspace.act(as, { kind: 'command', channel: foresight, text: command });
      const form = await modal(as, 'New ');
      await submit(as, await formOf(as, form, modal), values);
      return modal(as, 'In the last 90 days');
    },
    channelText: (as, channel = foresight) =>
      workspace
        .snapshot(as)
        .messages.filter((message) => message.channel === channel && !message.ephemeral)
        .map(({ blocks }) => shown(blocks))
        .join('\n'),
  };
}

/** The form as it is filled, where it opened empty to be in time. */
function formOf(as: string, _opened: Modal, modal: WishStage['modal']): Promise<Modal> {
  return modal(as, 'What for');
}

function textOf({ view }: Modal): string {
  return view.blocks
    .map((block) =>
      block.type === 'input' ? `${block.label.text} ${block.hint?.text ?? ''}` : shown([block]),
    )
    .join('\n');
}
