import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, TeamId, UserId } from '../../../src/model/slack-ids.ts';
import {
  forgeClick,
  forgeWindow,
  type Held,
  pressForged,
  submitForged,
} from '../../support/forge.ts';
import { type ListeningIn, listenIn } from '../../support/listen-in.ts';
import {
  foresight,
  gus,
  jonas,
  mira,
  ola,
  pia,
  type RunningApp,
  sharedChannel,
} from '../../support/running-app.ts';
import type { RunningAppOptions } from '../../support/running-app-options.ts';
import { type TouchedTables, touchedTables } from '../../support/touched-tables.ts';
import { startWishes, type WishStage } from '../listeners/wish/wish-stage.ts';
import { createThings, type Numbers, numbersFrom, pagesOfThings, type Things } from './things.ts';

/** Another app in the workspace. */
const otherBot = 'U0OTHERBOT';
/** Each is made use of once. */
const ITEMS = 1200;

export const PEOPLE = {
  member: jonas,
  guest: gus,
  stranger: pia,
  bot: otherBot,
  curator: mira,
  operator: ola,
} as const;
export type Who = keyof typeof PEOPLE;

/** A running app with somebody in it, and what they can use. */
export interface Stage extends Things {
  readonly running: RunningApp;
  readonly wishes: WishStage;
  readonly listening: ListeningIn;
  readonly who: Who;
  readonly as: string;
  readonly actor: Actor;
  /** Where they are. */
  readonly channel: string;
  click(actionId: string, value: string, element?: Held, beside?: Beside): Promise<void>;
  /** Ready to be sent in, or pressed in. */
  window(callbackId: string, remembered: string, fields?: Beside): Promise<ForgedForm>;
  /** Does something; the tables that were written to meanwhile. */
  changedBy(work: () => Promise<void>): Promise<readonly string[]>;
}

/** A running app that everybody is in, one after another. */
export interface House {
  readonly running: RunningApp;
  readonly wishes: WishStage;
  readonly listening: ListeningIn;
  as(who: Who): Stage;
  stop(): Promise<void>;
}

export interface ForgedForm {
  submit(): Promise<void>;
  press(actionId: string, value: string, element?: Held): Promise<void>;
  /** Types into a menu that the app fills; what it says. */
  look(actionId: string, typed: string): Promise<unknown>;
}

type Beside = Readonly<Record<string, Held>>;

/** What Slack sends is written down before it is worked on, and how they are called who are met. */
const WRITTEN_ANYWAY = ['inbox', 'answered_request', 'person_name'];

export async function startHouse(options: Partial<RunningAppOptions>): Promise<House> {
  const listening = listenIn();
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-'));
  const file = join(folder, 'signalpost.db');
  const wishes = await startWishes({
    crowd: 1,
    intake: true,
    unfurlDomains: ['example.org'],
    file,
    ...options,
  });
  const { running } = wishes;
  await running.store.putPages(pagesOfThings(ITEMS));
  const touched = touchedTables(file);
  const otherApp = { botId: 'B0OTHER', appId: 'A0OTHER', name: 'Other' };
  running.workspace.post({ channel: foresight, user: otherBot, otherApp, text: 'Hello' });
  const house = { running, wishes, listening, touched, numbers: numbersFrom(1) };
  return {
    ...house,
    as: (who) => stageIn(house, who),
    stop: async () => {
      listening.end();
      touched.end();
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Rooms extends Omit<House, 'as' | 'stop'> {
  readonly touched: TouchedTables;
  readonly numbers: Numbers;
}

function stageIn({ touched, numbers, ...house }: Rooms, who: Who): Stage {
  const { running, wishes } = house;
  const as = PEOPLE[who];
  const actor = {
    team: TeamId.parse(running.workspace.identity.teamId),
    user: UserId.parse(as),
  };
  const channel = who === 'guest' || who === 'stranger' ? sharedChannel : foresight;
  return {
    ...house,
    who,
    as,
    actor,
    channel,
    ...createThings(wishes, actor, { numbers }),
    ...(who === 'bot' ? botHands(running, channel) : hands(running, as, channel)),
    changedBy: async (work) => {
      const tables = await touched.during(work);
      return [...tables].filter((table) => !WRITTEN_ANYWAY.includes(table));
    },
  };
}

type Hands = Pick<Stage, 'click' | 'window'>;

function hands(running: RunningApp, as: string, channel: string): Hands {
  return {
    click: (actionId, value, element, beside) =>
      forgeClick(running, as, {
        actionId,
        value,
        channel,
        ...(element === undefined ? {} : { element }),
        ...(beside === undefined ? {} : { beside }),
      }),
    window: async (callbackId, remembered, fields = {}) => {
      const viewId = await forgeWindow(running, as, { callbackId, remembered, fields, channel });
      return {
        submit: () => submitForged(running, as, viewId, fields),
        look: (actionId, typed) =>
          running.workspace.act(as, {
            kind: 'options',
            container: { kind: 'view', viewId },
            blockId: actionId,
            actionId,
            typed,
          }),
        press: (actionId, value, element) =>
          pressForged(running, as, {
            viewId,
            actionId,
            value,
            ...(element === undefined ? {} : { element }),
          }),
      };
    },
  };
}

/** No app presses anything; what came as if one did is written by hand. */
function botHands({ workspace }: RunningApp, channel: string): Hands {
  const { teamId } = workspace.identity;
  const base = {
    team: { id: teamId },
    user: { id: otherBot, team_id: teamId },
    trigger_id: 'none',
    response_url: null,
  };
  const send = async (type: string, more: object) => {
    await workspace.send({ type: 'interactive', name: type, payload: { type, ...base, ...more } });
  };
  const acted = (actionId: string, value: string) => [
    { action_id: actionId, block_id: actionId, type: 'button', value },
  ];
  return {
    click: (actionId, value) =>
      send('block_actions', {
        channel: { id: channel },
        container: { type: 'message', message_ts: '1.1', channel_id: channel },
        actions: acted(actionId, value),
      }),
    window: async (callbackId, remembered, fields = {}) => {
      const values = Object.fromEntries(
        Object.entries(fields).map(([id, state]) => [id, { [id]: state }]),
      );
      const view = {
        id: 'V0NONE',
        type: 'modal',
        callback_id: callbackId,
        private_metadata: remembered,
        state: { values },
      };
      return {
        submit: () => send('view_submission', { view }),
        look: async () => ({}),
        press: (actionId, value) =>
          send('block_actions', { view, actions: acted(actionId, value) }),
      };
    },
  };
}
