import { silentLog } from '../../src/model/log.ts';
import type { SlackApp } from '../../src/slack/slack-app.ts';
import type { Store } from '../../src/store/store.ts';
import { createWorkspace } from '../../src/workspace/create-workspace.ts';
import type { Message } from '../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { clickButton, typeCommand } from './at-the-page.ts';
import { aPage, aRow, pageId } from './builders.ts';
import { type Hands, handsAt } from './hands.ts';
import { manifestFor } from './manifest.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { openTestStore } from './open-store.ts';
import { type RecordedEvents, recordEvents } from './record-events.ts';
import type { RunningAppOptions } from './running-app-options.ts';
import { shown } from './shown.ts';
import { secrets, slackAppsOver } from './slack-apps-over.ts';

export const mira = 'U0MIRA';
export const jonas = 'U0JONAS';
export const foresight = 'C0FORESIGHT';
export const elsewhere = 'C0ELSEWHERE';
/** Runs the app where a test has a crowd of one. */
export const ola = 'U0CROWD0';
/** A guest, who is in #shared alone. */
export const gus = 'U0GUEST';
/** From another organisation, which made #shared. */
export const pia = 'U0PARTNER';
const partner = { teamId: 'T0PARTNER01', domain: 'partner' };
export const sharedChannel = 'C0SHARED';
export const withGuests = 'C0GUESTS';
/** Between Mira and Jonas. */
export const pair = 'D00000PAIR';
/** A private channel in which Mira is, and Jonas is not. */
export const hush = 'C0000HUSH';

export interface RunningApp extends Hands {
  readonly workspace: Workspace;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly app: SlackApp;
  readonly port: number | null;
  readonly signingSecret: string;
  readonly botToken: string;
  /** What the app reported, and what the log says of it. */
  readonly events: RecordedEvents;
  /** Mira shares the best signal on regulation into #foresight; the message that others see. */
  share(): Promise<Message>;
  /** The app ends and another one starts on the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Seven signals that hold "regulation", rated 5 down to none, and one concern. */
async function fillStore(store: Store): Promise<void> {
  const rows = Array.from({ length: 7 }, (_, n) =>
    aRow({
      name: `Drone regulation ${n + 1}`,
      description: `Cities write regulation number ${n + 1} for *delivery* drones <!channel>.`,
      relevancy: n < 5 ? 5 - n : null,
      change: 'From open sky to lanes.',
    }),
  );
  const concern = aRow({ kind: 'concern', name: 'Noise', description: 'Noise over the roofs.' });
  await store.putPages([aPage({ id: pageId(1), rows: [...rows, concern] })]);
  await store.completeIndex(new Date('2026-11-20T09:00:00Z'));
}

/** A workspace of a curator, a reader, a guest and a partner; not started. */
function workspaceFor(clock: ManualClock, options: RunningAppOptions): Workspace {
  return createWorkspace({
    clock,
    log: silentLog,
    manifest: manifestFor(options),
    userGroups: [
      { id: 'S0CURATORS', handle: 'curators', name: 'Curators', users: [mira] },
      { id: 'S0OPERATORS', handle: 'operators', name: 'Operators', users: [ola] },
    ],
    ...secrets,
    people: [
      { id: mira, name: 'Mira Lang', role: 'curator', color: '#265' },
      { id: jonas, name: 'Jonas Berg', role: 'reader', color: '#526' },
      { id: gus, name: 'Gus', role: 'guest', color: '#652', account: 'guest' },
      ...Array.from({ length: options.crowd ?? 0 }, (_, n) => ({
        id: `U0CROWD${n}`,
        name: `Reader ${n}`,
        role: 'reader',
        color: '#526',
      })),
      { id: pia, name: 'Pia', role: 'partner', color: '#562', organisation: partner },
    ],
    channels: [
      { id: foresight, kind: 'channel', name: 'foresight', appIsMember: true },
      { id: elsewhere, kind: 'channel', name: 'elsewhere' },
      {
        id: sharedChannel,
        kind: 'channel',
        name: 'shared',
        appIsMember: true,
        members: [mira, jonas, gus, pia],
        connectedTeams: [partner.teamId],
        hostTeam: partner.teamId,
      },
      {
        id: withGuests,
        kind: 'channel',
        name: 'guests',
        appIsMember: true,
        members: [mira, jonas, gus],
      },
      { id: pair, kind: 'dm', name: '', members: [mira, jonas] },
      { id: hush, kind: 'private', name: 'hush', appIsMember: true, members: [mira] },
    ],
    rateLimits: 'off',
    random: () => 0,
    answerWithinMs: options.answerWithinMs ?? 10_000,
    ...(options.mostRows === undefined ? {} : { mostRows: options.mostRows }),
    ...(options.reactionUsers === undefined ? {} : { reactionUsers: options.reactionUsers }),
  });
}

/** The real app on a real store, connected to the workspace; nothing of ours is stood in for. */
export async function startApp(options: RunningAppOptions): Promise<RunningApp> {
  const clock = options.clock ?? createManualClock('2026-11-24T10:00:00Z');
  const store = await openTestStore(options.file);
  if (options.isEmpty === true) {
    await store.completeIndex(new Date('2026-11-20T09:00:00Z'));
  } else {
    await fillStore(store);
  }
  const events = recordEvents();
  const workspace = workspaceFor(clock, options);
  await workspace.start();
  const newApp = slackAppsOver({ store, clock, events, apiUrl: workspace.apiUrl }, options);
  let app = newApp();
  let port: number | null = null;
  const connect = async () => {
    ({ port } = await app.connect());
    if (port !== null) {
      workspace.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
    }
  };
  await connect();
  return {
    workspace,
    store,
    clock,
    get app() {
      return app;
    },
    get port() {
      return port;
    },
    restart: async () => {
      await app.stop();
      app = newApp();
      await connect();
    },
    signingSecret: secrets.signingSecret,
    botToken: secrets.botToken,
    events,
    ...handsAt(workspace, foresight),
    share: () => shareBest(workspace),
    stop: async () => {
      await app.stop();
      await workspace.stop();
      await store.close();
    },
  };
}

async function shareBest(workspace: Workspace): Promise<Message> {
  const answer = await typeCommand(workspace, mira, '/signals regulation', foresight);
  await clickButton(workspace, mira, answer, 'Share to channel', 0);
  const shared = await workspace.until(jonas, ({ messages }) =>
    messages.find(({ ephemeral }) => !ephemeral),
  );
  // Slack shows a message before its sender has heard that it was taken.
  await workspace.until(mira, ({ messages }) =>
    messages.find(({ ts, blocks }) => ts === answer.ts && shown(blocks).includes('see it')),
  );
  return shared;
}
