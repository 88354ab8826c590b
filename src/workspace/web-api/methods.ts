import type { MessageEvents } from '../delivery/message-events.ts';
import type { SocketCarrier } from '../delivery/socket.ts';
import type { TriggerIds } from '../delivery/trigger-ids.ts';
import type { Installation } from '../installation.ts';
import type { AppManifest } from '../manifest.ts';
import type { Joined } from '../people/joined.ts';
import type { State } from '../state/state.ts';
import { createChatMethods } from './chat.ts';
import { createConversationMethods } from './conversations.ts';
import { createFileMethods } from './files.ts';
import type { Methods } from './method.ts';
import type { PageOf } from './pages.ts';
import { createPeopleMethods } from './people.ts';
import { createReactionMethods } from './reactions.ts';
import { createUserGroupMethods } from './user-groups.ts';
import { createViewMethods } from './views.ts';

/** Every method of Slack's Web API that the workspace knows; others are `unknown_method`. */
export function createMethods(deps: {
  readonly state: State;
  readonly messageEvents: MessageEvents;
  readonly joined: Joined;
  readonly triggerIds: TriggerIds;
  readonly socket: Pick<SocketCarrier, 'ticket'>;
  readonly origin: () => string;
  readonly installation: Pick<Installation, 'scopes'>;
  readonly manifest: Pick<AppManifest, 'messagesTab'>;
  readonly pageOf: PageOf;
  readonly reactionUsers: number;
}): Methods {
  const { socket, origin } = deps;
  return {
    'api.test': {
      tier: 'tier4',
      token: 'none',
      scopes: [],
      needs: [],
      run: (args) => ({ ok: true, args }),
    },
    'apps.connections.open': {
      tier: 'special',
      token: 'app',
      scopes: ['connections:write'],
      needs: [],
      run: () => ({ ok: true, url: `${origin().replace('http', 'ws')}${socket.ticket()}` }),
    },
    ...createChatMethods(deps),
    ...createConversationMethods(deps),
    ...createFileMethods(deps),
    ...createPeopleMethods(deps),
    ...createReactionMethods(deps),
    ...createUserGroupMethods(deps),
    ...createViewMethods(deps),
  };
}
