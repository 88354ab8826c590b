import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Act } from '../../model/authority.ts';
import { anyOf } from '../blocks/action-ids.ts';
import { type Click, readClick } from './click.ts';
import { createGate } from './gate.ts';
import type { SharedDeps } from './listener-deps.ts';
import { tellPrivately } from './tell-privately.ts';

/** @param body - the whole payload, for what more a listener reads of it. */
export type ClickListener = (click: Click, client: WebClient, body: unknown) => Promise<void>;

/** Listens to a button or a menu: acknowledged at once, worked on only for who may. */
export type OnClick = (actionId: string, act: Act, listener: ClickListener) => void;

export function createOnClick(app: App, deps: SharedDeps): OnClick {
  const gate = createGate(deps);
  return (actionId, act, listener) => {
    app.action({ type: 'block_actions', action_id: anyOf(actionId) }, async (args) => {
      await args.ack();
      const click = readClick(args.body, deps.here());
      const tell = tellPrivately.bind(null, args.client, click);
      await gate({ act, actor: click.actor, tell }, () => listener(click, args.client, args.body));
    });
  };
}
