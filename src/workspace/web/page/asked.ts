import type { Act } from '../../page-protocol.ts';

/** What one did last that has an answer, so that it can be shown when it comes. */
export interface Asked {
  /** Real milliseconds. */
  readonly at: number;
  /** In which list it was asked; null where the answer may come in either. */
  readonly inThread: boolean | null;
  /** The ts of the message that was pressed; null where none was. */
  readonly pressed: string | null;
}

export const nothingAsked: Asked = {
  at: Number.NEGATIVE_INFINITY,
  inThread: null,
  pressed: null,
};

/** What an act asks for; null where it asks for nothing that a message answers. */
export function askedBy(act: Act, at: number): Asked | null {
  switch (act.kind) {
    case 'say':
      return { at, inThread: act.threadTs !== null, pressed: null };
    case 'command':
      return { at, inThread: false, pressed: null };
    case 'action': {
      const { container } = act;
      return { at, inThread: null, pressed: container.kind === 'message' ? container.ts : null };
    }
    case 'react':
    case 'unreact':
    case 'message-shortcut':
      return { at, inThread: null, pressed: act.ts };
    case 'global-shortcut':
    case 'submit-view':
      return { at, inThread: null, pressed: null };
    case 'options':
    case 'close-view':
    case 'open-home':
    case 'open-messages':
    case 'dismiss':
    case 'read':
    case 'invite-app':
    case 'move-clock':
    case 'forward-clock':
    case 'set-weather':
      return null;
  }
}
