import type { ActionsBlockElement, KnownBlock, SectionBlockAccessory } from '@slack/types';
import type { Container, Message, OpenView } from '../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { shown } from './shown.ts';

/** The private message that somebody sees and that shows these words, once it is there. */
export function told(workspace: Workspace, as: string, words: string): Promise<Message> {
  return workspace.until(as, ({ messages }) =>
    messages.find(({ ephemeral, blocks }) => ephemeral && shown(blocks).includes(words)),
  );
}

/** A command typed by someone, and what they see of the answer. */
export async function typeCommand(
  workspace: Workspace,
  as: string,
  text: string,
  channel: string,
): Promise<Message> {
  const before = newestTs(workspace, as);
  const result = await workspace.act(as, { kind: 'command', channel, text });
  if (!result.ok) {
    throw new Error(result.error);
  }
  return workspace.until(as, ({ messages }) =>
    messages.find(({ ts, ephemeral }) => ephemeral && ts > before),
  );
}

/** Clicks a button, or picks from a menu, of a message by its label; the n-th that has it, from 0. */
export async function clickButton(
  workspace: Workspace,
  as: string,
  message: Message,
  label: string,
  n: number,
): Promise<void> {
  const { channel, ts, blocks } = message;
  const container = { kind: 'message', channel, ts } as const;
  await pressIn(workspace, as, { container, blocks }, label, n);
}

/** What a modal shows; nothing where there is none. */
export function blocksOf(view: OpenView | undefined): readonly KnownBlock[] {
  return (view?.view.blocks ?? []) as readonly KnownBlock[];
}

/** The same, wherever it stands. */
export async function pressIn(
  workspace: Workspace,
  as: string,
  { container, blocks }: { container: Container; blocks: readonly KnownBlock[] },
  label: string,
  n: number,
): Promise<void> {
  const found = blocks
    .flatMap(choicesIn)
    .filter((choice) => choice.label === label)
    .map(({ label: _label, ...choice }) => choice)[n];
  if (found === undefined) {
    throw new Error(`There is no button ${label} in ${JSON.stringify(blocks)}`);
  }
  const result = await workspace.act(as, { kind: 'action', container, ...found, values: {} });
  if (!result.ok) {
    throw new Error(result.error);
  }
}

interface Choice {
  readonly label: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly action: { readonly type: string; readonly value?: unknown };
}

/** What can be pressed in a block: its buttons, and what its menus offer. */
function choicesIn(block: KnownBlock): readonly Choice[] {
  const elements: readonly (ActionsBlockElement | SectionBlockAccessory)[] =
    block.type === 'actions'
      ? block.elements
      : block.type === 'section' && block.accessory !== undefined
        ? [block.accessory]
        : [];
  const blockId = block.block_id ?? '';
  return elements.flatMap((element): readonly Choice[] => {
    if (element.type === 'button') {
      const { text, value, action_id: actionId = '' } = element;
      return [{ label: text.text, blockId, actionId, action: { type: 'button', value } }];
    }
    if (element.type === 'overflow') {
      const { options, action_id: actionId = '' } = element;
      return options.map((option) => ({
        label: option.text.text,
        blockId,
        actionId,
        action: { type: 'overflow', selected_option: option },
      }));
    }
    return [];
  });
}

function newestTs(workspace: Workspace, as: string): string {
  return workspace
    .snapshot(as)
    .messages.reduce((newest, { ts }) => (ts > newest ? ts : newest), '0');
}
