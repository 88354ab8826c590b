import type { Act } from '../../../src/model/authority.ts';
import { MessageRef, UserId } from '../../../src/model/slack-ids.ts';
import {
  PREFERENCES,
  QUEUE,
  REVIEW_FORM,
  SEARCH_MODAL,
  WISH,
} from '../../../src/slack/blocks/action-ids.ts';
import { mira } from '../../support/running-app.ts';
import type { Row } from './row.ts';
import type { Stage } from './stage.ts';

type Text = string | ((s: Stage) => string | Promise<string>);

function command(text: Text, act: Act, does: string, what?: string): Row {
  const [name = ''] = (typeof text === 'string' ? text : '/signalpost').split(' ');
  return {
    id: `command ${name}`,
    what: what ?? String(text),
    act,
    does,
    ready: async (s) => {
      const typed = typeof text === 'string' ? text : await text(s);
      const { workspace } = s.running;
      return () => workspace.act(s.as, { kind: 'command', channel: s.channel, text: typed });
    },
  };
}

const commands: readonly Row[] = [
  ...['signals', 'concerns', 'behaviors', 'technologies', 'issues'].map((name) =>
    command(`/${name} city`, 'search', 'answer'),
  ),
  command('/signalpost', 'search', 'answer'),
  command('/signalpost help', 'search', 'answer'),
  command('/signalpost status', 'search', 'answer'),
  command('/signalpost review', 'search', 'answer'),
  command('/signalpost calibration', 'search', 'answer'),
  command('/signalpost trends city', 'search', 'answer'),
  command('/signalpost digest list', 'search', 'answer'),
  command('/signalpost digest log', 'search', 'answer'),
  command('/signalpost digest show weekly', 'search', 'answer'),
  command('/signalpost digest preview weekly', 'search', 'answer'),
  command('/signalpost digest replay weekly', 'search', 'answer'),
  command('/signalpost digest run weekly', 'run-digest', 'answer'),
  command('/signalpost digest new', 'make-digest', 'answer'),
  command('/signalpost digest copy weekly', 'make-digest', 'answer'),
  command(
    async (s) => `/signalpost digest edit ${await s.made('person')}`,
    'keep-own',
    'answer',
    'edit',
  ),
  command(
    async (s) => `/signalpost digest pause ${await s.made('channel')}`,
    'make-digest',
    'made_digest',
    'pause',
  ),
  command(
    async (s) => `/signalpost digest resume ${await s.made('channel', 'paused')}`,
    'make-digest',
    'made_digest',
    'resume',
  ),
  command(
    async (s) => `/signalpost digest delete ${await s.made('channel')}`,
    'make-digest',
    'made_digest',
    'delete',
  ),
  command('/signalpost alert water', 'keep-own', 'answer'),
  command('/signalpost preferences', 'keep-own', 'answer'),
  command((s) => `/signalpost collect Board of ${s.who}`, 'keep-own', 'collection', 'collect'),
  command('/signalpost export', 'export', 'answer'),
  command('/signalpost export items csv', 'export', 'file'),
  command('/signalpost nonsense', 'search', 'answer'),
];

const shortcut = (callbackId: string, act: Act, does: string): Row => ({
  id: `shortcut ${callbackId}`,
  act,
  does,
  ready: async (s) => {
    const { workspace } = s.running;
    const ts = workspace.post({ channel: s.channel, user: mira, text: 'A lane for drones' });
    const where = { kind: 'message-shortcut', channel: s.channel, ts, callbackId } as const;
    return () => workspace.act(s.as, where);
  },
});

const shortcuts: readonly Row[] = [
  shortcut('search_message', 'search', 'answer'),
  shortcut('flag_message', 'flag', 'answer'),
  {
    id: 'shortcut search_archive',
    act: 'search',
    does: 'answer',
    ready:
      async ({ running: { workspace }, as }) =>
      () =>
        workspace.act(as, { kind: 'global-shortcut', callbackId: 'search_archive' }),
  },
];

const options = (actionId: string, act: Row['act'], typed = 'mob'): Row => ({
  id: `options ${actionId}`,
  act,
  does: 'options',
  ready: async (s) => {
    const form = await s.window('forged', '', { [actionId]: { type: 'external_select' } });
    return () => form.look(actionId, typed);
  },
});

const menus: readonly Row[] = [
  options(SEARCH_MODAL.theme, 'search'),
  options(SEARCH_MODAL.keyword, 'search', 'drone'),
  options(QUEUE.theme, 'search'),
  options(PREFERENCES.theme, 'search'),
  options(REVIEW_FORM.duplicateOf, 'decide', 'lanes'),
  options(WISH.timezone, 'anybody', 'Paris'),
  options(PREFERENCES.timezone, 'anybody', 'Paris'),
];

/** A message of the channel that shows an item. */
async function shownIn(s: Stage): Promise<string> {
  const { workspace, store, clock } = s.running;
  const ts = workspace.post({ channel: s.channel, user: mira, text: 'Lanes' });
  const ref = MessageRef.parse({ team: s.actor.team, channel: s.channel, ts });
  const by = UserId.parse(mira);
  await store.recordShare({ ref, itemId: s.item(), by, at: clock.now(), threadTs: null });
  return ts;
}

const emoji = 'triangular_flag_on_post';

function react({ running, who, as, channel }: Stage, ts: string, kind: 'react' | 'unreact') {
  const { workspace } = running;
  if (who !== 'bot') {
    return workspace.act(as, { kind, channel, ts, emoji });
  }
  const { teamId, appId, botUserId } = workspace.identity;
  const type = kind === 'react' ? 'reaction_added' : 'reaction_removed';
  const event = { type, user: as, reaction: emoji, item: { type: 'message', channel, ts } };
  return workspace.send({
    type: 'events_api',
    name: `event ${type}`,
    payload: {
      type: 'event_callback',
      team_id: teamId,
      api_app_id: appId,
      event_id: `Ev${type}${ts}`,
      event_time: 1,
      authorizations: [{ team_id: teamId, user_id: botUserId, is_bot: true }],
      event: { ...event, event_ts: ts },
    },
  });
}

const events: readonly Row[] = [
  {
    id: 'event reaction_added',
    act: 'flag',
    does: 'mark_event',
    ready: async (s) => {
      const ts = await shownIn(s);
      return () => react(s, ts, 'react');
    },
  },
  {
    // Whoever has no flag takes none away.
    id: 'event reaction_removed',
    act: 'anybody',
    does: 'nothing',
    ready: async (s) => {
      const ts = await shownIn(s);
      await react(s, ts, 'react');
      await s.running.workspace.idle();
      await s.listening.settled();
      return () => react(s, ts, 'unreact');
    },
  },
  {
    id: 'event app_mention',
    act: 'search',
    does: 'answer',
    ready: async (s) => {
      const { workspace } = s.running;
      const text = `<@${workspace.identity.botUserId}> city`;
      return () => workspace.act(s.as, { kind: 'say', channel: s.channel, threadTs: null, text });
    },
  },
  {
    id: 'event message',
    act: 'search',
    does: 'answer',
    ready: async (s) => {
      const { workspace } = s.running;
      await workspace.act(s.as, { kind: 'open-messages' });
      const channel = s.as.replace(/^U/, 'D');
      return () => workspace.act(s.as, { kind: 'say', channel, threadTs: null, text: 'city' });
    },
  },
  {
    id: 'event app_home_opened',
    act: 'search',
    does: 'answer',
    ready: async (s) => () => s.running.workspace.act(s.as, { kind: 'open-home' }),
  },
];

export const elsewhere: readonly Row[] = [...commands, ...shortcuts, ...menus, ...events];
