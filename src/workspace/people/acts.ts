import type { Act, ActResult } from '../page-protocol.ts';
import type { ActDeps } from './act-deps.ts';
import { failed } from './act-result.ts';
import { runCommand } from './command.ts';
import {
  dismiss,
  forwardClock,
  inviteApp,
  markRead,
  moveClock,
  openApp,
  setWeather,
} from './house-acts.ts';
import { closeView, submitView } from './modal.ts';
import { askForOptions, pressElement } from './press-element.ts';
import { react } from './reacting.ts';
import { say } from './say.ts';
import { runGlobalShortcut, runMessageShortcut } from './shortcuts.ts';

/** What one person does; resolves when the app has answered what it has to answer. */
export type DoAct = (as: string, act: Act) => Promise<ActResult>;

export function createActs(deps: ActDeps): DoAct {
  return async (as, act) => {
    if (!deps.state.people.some(({ id }) => id === as)) {
      return failed('There is no such person.');
    }
    switch (act.kind) {
      case 'say':
        return say(deps, as, act);
      case 'command':
        return runCommand(deps, as, act);
      case 'react':
      case 'unreact':
        return react(deps, as, act);
      case 'action':
        return pressElement(deps, as, act);
      case 'options':
        return askForOptions(deps, as, act);
      case 'submit-view':
        return submitView(deps, as, act);
      case 'close-view':
        return closeView(deps, as, act);
      case 'open-home':
        return openApp(deps, as, 'home');
      case 'open-messages':
        return openApp(deps, as, 'messages');
      case 'message-shortcut':
        return runMessageShortcut(deps, as, act);
      case 'global-shortcut':
        return runGlobalShortcut(deps, as, act);
      case 'dismiss':
        return dismiss(deps, as, act);
      case 'read':
        return markRead(deps, as, act);
      case 'invite-app':
        return inviteApp(deps, as, act);
      case 'move-clock':
        return moveClock(deps, act);
      case 'forward-clock':
        return forwardClock(deps, act);
      case 'set-weather':
        return setWeather(deps, act);
    }
  };
}
