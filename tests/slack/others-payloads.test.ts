import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHORTCUTS, VIEWS } from '../../src/slack/blocks/action-ids.ts';
import { isObject, type JsonObject } from '../../src/workspace/json.ts';
import type { Message } from '../../src/workspace/page-protocol.ts';
import { addressedToUs } from '../support/addressed-to-us.ts';
import { foresight, jonas, mira, pia, type RunningApp, startApp } from '../support/running-app.ts';
import { shown } from '../support/shown.ts';
import { type OthersPayload, othersPayloads } from '../support/slack-payloads.ts';

/** How a payload of a kind that we listen to is turned into one that asks something, and the answer. */
interface Kind {
  readonly adapt?: (payload: JsonObject, stage: Stage) => JsonObject;
  readonly isAnswered: (stage: Stage, sent: JsonObject) => Promise<void>;
}

interface Stage {
  readonly running: RunningApp;
  /** An item in #foresight, with its buttons. */
  readonly shared: Message;
  /** The modal of a decision on it, which Mira opened. */
  readonly modal: { readonly private_metadata: string };
}

const told = (words: string, who = jonas) => ({
  isAnswered: async ({ running }: Stage) => {
    await running.told(who, words);
  },
});

const inEvent = (payload: JsonObject, change: JsonObject): JsonObject => ({
  ...payload,
  event: { ...objectOf(payload.event), ...change },
});

const ending: Kind = {
  isAnswered: async ({ running }) => {
    await running.events.until('installation-ended');
    expect(running.app.trouble()).toMatch(/SLACK_BOT_TOKEN/);
  },
};

const KINDS: Readonly<Record<string, Kind>> = {
  command: {
    adapt: (payload) => ({ ...payload, command: '/signals', text: 'regulation' }),
    ...told('Drone regulation 1'),
  },
  'block_actions button': {
    adapt: (payload, { shared }) => pressing('Flag', payload, shared),
    ...told('Flagged: '),
  },
  message_action: {
    adapt: (payload, { shared }) => ({
      ...payload,
      callback_id: SHORTCUTS.searchMessage,
      message: { ...objectOf(payload.message), text: 'regulation', blocks: [], ts: shared.ts },
    }),
    ...told('Drone regulation 1'),
  },
  view_submission: {
    adapt: (payload, { modal }) => deciding(payload, modal.private_metadata),
    isAnswered: async ({ running, shared }, { user }) => {
      if (objectOf(user).id === pia) {
        await running.workspace.idle();
        expect(running.events.of('decision-made')).toEqual([]);
        return;
      }
      // The thread hears of a decision half a minute later, so that it can be taken back.
      await running.events.until('decision-made');
      await running.workspace.idle();
      running.clock.advance(30_000);
      const heard = await running.workspace.until(jonas, ({ messages }) =>
        messages.find(
          ({ threadTs, text }) => threadTs === shared.ts && text.startsWith('Accepted'),
        ),
      );
      expect(shown(heard.blocks)).toContain('In their words');
    },
  },
  app_mention: {
    adapt: (payload, { running }) =>
      inEvent(payload, { text: `<@${running.workspace.identity.botUserId}> regulation` }),
    ...told('Drone regulation 1'),
  },
  reaction_added: {
    adapt: (payload, { shared }) =>
      inEvent(payload, {
        user: jonas,
        reaction: 'triangular_flag_on_post',
        item: { type: 'message', channel: shared.channel, ts: shared.ts },
      }),
    ...told('Flagged: '),
  },
  member_joined_channel: {
    adapt: (payload, { running }) =>
      inEvent(payload, { user: running.workspace.identity.botUserId }),
    isAnswered: async ({ running }) => {
      await running.workspace.until(jonas, ({ messages }) =>
        messages.find(({ text }) => text.startsWith('Hello, I am Signalpost')),
      );
    },
  },
  app_home_opened: {
    adapt: (payload) => inEvent(payload, { user: jonas, tab: 'home' }),
    isAnswered: async ({ running }) => {
      await running.workspace.until(jonas, ({ home }) => home);
    },
  },
  app_uninstalled: ending,
  tokens_revoked: ending,
};

function kindOf({ command, type, event, actions }: JsonObject): string {
  const [action] = Array.isArray(actions) ? actions : [];
  if (isObject(action)) {
    return `${String(type)} ${String(action.type)}`;
  }
  return command === undefined ? String(isObject(event) ? event.type : type) : 'command';
}

const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** A click on a button of ours, where theirs was. */
function pressing(label: string, payload: JsonObject, { ts, blocks }: Message): JsonObject {
  const [button] = blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) =>
          element.type === 'button' && element.text.text === label
            ? [{ block_id: block.block_id, action_id: element.action_id, value: element.value }]
            : [],
        )
      : [],
  );
  const [action] = Array.isArray(payload.actions) ? payload.actions : [];
  const message = isObject(payload.message) ? { message: { ...payload.message, ts, blocks } } : {};
  return {
    ...payload,
    ...message,
    container: { ...objectOf(payload.container), message_ts: ts, channel_id: foresight },
    actions: [{ ...objectOf(action), ...button }],
  };
}

/** Our modal sent in, where theirs was; what they typed elsewhere in it stays. */
function deciding(payload: JsonObject, remembered: string): JsonObject {
  const view = objectOf(payload.view);
  const { values } = objectOf(view.state);
  const note = { note: { note: { type: 'plain_text_input', value: 'In their words' } } };
  return {
    ...payload,
    user: { ...objectOf(payload.user), ...(objectOf(payload.user).id === jonas && { id: mira }) },
    view: {
      ...view,
      callback_id: VIEWS.decide,
      private_metadata: remembered,
      state: { values: { ...objectOf(values), ...note } },
    },
  };
}

const theirs = othersPayloads();

/** None without the shared data; a suite without a test would count as failed. */
const transports = theirs.length === 0 ? [] : (['http', 'socket'] as const);

describe.each(transports)('what others were sent by Slack, over %s', (transport) => {
  let stage: Stage;
  let place: { readonly responseUrl: string; readonly triggerId: string };

  beforeEach(async () => {
    const running = await startApp({ transport });
    const shared = await running.share();
    await running.click(mira, shared, 'Flag');
    await running.told(mira, 'Flagged: ');
    const queue = await running.type(mira, '/signalpost review');
    await running.click(mira, queue, 'Duplicate of…');
    const { view } = await running.workspace.until(mira, ({ modals }) => modals[0]);
    const remembered = String(view.private_metadata).replace(
      '"verdict":"duplicate"',
      '"verdict":"accepted"',
    );
    stage = { running, shared, modal: { private_metadata: remembered } };
    place = await aPlaceToAnswer(running);
  });

  afterEach(() => stage.running.stop());

  async function deliver(recorded: OthersPayload): Promise<JsonObject> {
    const { identity } = stage.running.workspace;
    const now = Math.floor(stage.running.clock.now().getTime() / 1000);
    const ours = addressedToUs(recorded, {
      team: identity.teamId,
      partnerTeam: 'T0PARTNER01',
      app: identity.appId,
      botUser: identity.botUserId,
      person: jonas,
      partner: pia,
      channel: foresight,
      threadTs: stage.shared.ts,
      eventId: 'Ev0ANOTHER1',
      now,
      ...place,
    });
    const sent = KINDS[kindOf(ours)]?.adapt?.(ours, stage) ?? ours;
    const type = isObject(sent.event)
      ? 'events_api'
      : sent.command === undefined
        ? 'interactive'
        : 'slash_commands';
    const receipt = await stage.running.workspace.send({
      type,
      name: recorded.name,
      payload: sent,
    });
    expect(receipt).toMatchObject({ kind: 'taken' });
    return sent;
  }

  it.each(theirs)('is answered rightly: $name', async (payload) => {
    const sent = await deliver(payload);

    await KINDS[kindOf(sent)]?.isAnswered(stage, sent);
    await stage.running.workspace.idle();
    const { events } = stage.running;
    expect(events.of('request-failed').map(({ error }) => error)).toEqual([]);
    expect(events.of('request-unreadable')).toEqual([]);
  });
});

describe('what Slack documents and nobody published', () => {
  it('is answered rightly: app_rate_limited', async () => {
    const running = await startApp({ transport: 'http' });
    const { teamId, appId } = running.workspace.identity;

    const receipt = await running.workspace.send({
      type: 'events_api',
      name: 'app_rate_limited',
      payload: {
        token: 'x',
        type: 'app_rate_limited',
        team_id: teamId,
        minute_rate_limited: 1_518_467_820,
        api_app_id: appId,
      },
    });

    expect(receipt).toMatchObject({ kind: 'taken' });
    await running.events.until('events-limited');
    await running.stop();
  });
});

/** Where Jonas was last answered, and by what a modal can be opened for him. */
async function aPlaceToAnswer(running: RunningApp) {
  await running.type(jonas, '/signalpost status');
  const [wire] = running.workspace
    .wire()
    .flatMap(({ request }) => {
      const text = JSON.stringify(request);
      const responseUrl = /"response_url":"([^"]+)"/.exec(text)?.[1];
      const triggerId = /"trigger_id":"([^"]+)"/.exec(text)?.[1];
      return responseUrl === undefined || triggerId === undefined
        ? []
        : [{ responseUrl, triggerId }];
    })
    .slice(-1);
  return wire ?? expect.unreachable();
}
