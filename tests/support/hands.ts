import type { Message, OpenView, Snapshot } from '../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { blocksOf, clickButton, pressIn, told, typeCommand } from './at-the-page.ts';
import { shown } from './shown.ts';

export interface SayPlace {
  /** Default: where they are. */
  readonly channel?: string;
  readonly threadTs?: string;
}

/** What people do and see in a workspace. */
export interface Hands {
  /** A command typed by someone, and what they see of the answer. */
  type(as: string, text: string, channel?: string): Promise<Message>;
  /** Clicks a button, or picks from a menu, by its label; the n-th that has it, from 0. */
  click(as: string, message: Message, label: string, n?: number): Promise<void>;
  /** Clicks a button, or picks from a menu, in the modal that lies on top. */
  press(as: string, label: string, n?: number): Promise<void>;
  /** The modal on top, once it shows these words. */
  modal(as: string, words: string): Promise<OpenView>;
  /** The private message that somebody sees and that shows these words, once it is there. */
  told(as: string, words: string): Promise<Message>;
  /** Says something, and the message that it became. */
  say(as: string, text: string, place?: SayPlace): Promise<Message>;
  /** Puts a flag on a message or takes it off; done when the app has acknowledged it: what it answers comes after. */
  flag(as: string, message: Message, kind?: 'react' | 'unreact'): Promise<void>;
  seen(as: string): Snapshot;
}

/** @param here - the channel where they are unless they say otherwise. */
export function handsAt(workspace: Workspace, here: string): Hands {
  return {
    type: (as, text, channel = here) => typeCommand(workspace, as, text, channel),
    click: (as, message, label, n = 0) => clickButton(workspace, as, message, label, n),
    press: async (as, label, n = 0) => {
      const top = workspace.snapshot(as).modals.at(-1);
      const container = { kind: 'view', viewId: top?.id ?? '' } as const;
      await pressIn(workspace, as, { container, blocks: blocksOf(top) }, label, n);
    },
    modal: (as, words) =>
      workspace.until(as, ({ modals }) => {
        const top = modals.at(-1);
        return shown(blocksOf(top)).includes(words) ? top : undefined;
      }),
    told: (as, words) => told(workspace, as, words),
    say: async (as, text, { channel = here, threadTs } = {}) => {
      await workspace.act(as, { kind: 'say', channel, threadTs: threadTs ?? null, text });
      return workspace.until(as, ({ messages }) =>
        messages.findLast(({ user, ephemeral }) => user === as && !ephemeral),
      );
    },
    flag: async (as, { channel, ts }, kind = 'react') => {
      await workspace.act(as, { kind, channel, ts, emoji: 'triangular_flag_on_post' });
      await workspace.idle();
    },
    seen: (as) => workspace.snapshot(as),
  };
}
