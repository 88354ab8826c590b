import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { createCollections } from '../../src/collections/create-collections.ts';
import type { Digests } from '../../src/digests/digests.ts';
import { createExports } from '../../src/exports/create-exports.ts';
import type { ArchiveStatus } from '../../src/model/archive-status.ts';
import type { Finding } from '../../src/model/finding.ts';
import { silentLog } from '../../src/model/log.ts';
import { UserId } from '../../src/model/slack-ids.ts';
import { createSendNotices } from '../../src/notices/send-notices.ts';
import { calibrate } from '../../src/review/calibration/calibrate.ts';
import { createReview } from '../../src/review/create-review.ts';
import { createSearch } from '../../src/search/create-search.ts';
import { createSlackApp } from '../../src/slack/create-slack-app.ts';
import { fitManifest } from '../../src/slack/manifest/fit-manifest.ts';
import { createMessenger } from '../../src/slack/posting/create-messenger.ts';
import type { SlackApp } from '../../src/slack/slack-app.ts';
import type { Inbox } from '../../src/slack/transport/inbox.ts';
import type { Store } from '../../src/store/store.ts';
import { createWorkspace } from '../../src/workspace/create-workspace.ts';
import type { Message, OpenView, Snapshot } from '../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { blocksOf, clickButton, pressIn, told, typeCommand } from './at-the-page.ts';
import { aPage, aRow, pageId } from './builders.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { noDigests } from './no-digests.ts';
import { openTestStore } from './open-store.ts';
import { type RecordedEvents, recordEvents } from './record-events.ts';
import { shown } from './shown.ts';

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

const manifestText = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
export const manifest: unknown = parse(manifestText);

const secrets = {
  signingSecret: '0123456789abcdef0123456789abcdef',
  botToken: 'xoxb-of-the-tests',
  appToken: 'xapp-of-the-tests',
};

export interface RunningApp {
  readonly workspace: Workspace;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly app: SlackApp;
  readonly port: number | null;
  readonly signingSecret: string;
  readonly botToken: string;
  /** What the app reported, and what the log says of it. */
  readonly events: RecordedEvents;
  /** A command typed by someone into #foresight, and what they see of the answer. */
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
  /** Mira shares the best signal on regulation into #foresight; the message that others see. */
  share(): Promise<Message>;
  seen(as: string): Snapshot;
  /** The app ends and another one starts on the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface SayPlace {
  /** Default: #foresight. */
  readonly channel?: string;
  readonly threadTs?: string;
}

export interface RunningAppOptions {
  readonly transport: 'http' | 'socket';
  readonly curators?: readonly string[];
  /** Whether messages that show no item may be suggested. Default: not. */
  readonly intake?: boolean;
  readonly operators?: readonly string[];
  /** So many members more, `U0CROWD0` and on. Default: none. */
  readonly crowd?: number;
  /** Default: members. */
  readonly digestMakers?: 'members' | 'curators';
  /** Stands in front of the store as the inbox, to make it fail. */
  readonly inbox?: (store: Store) => Inbox;
  /** Default: there are none. */
  readonly digests?: (parts: {
    store: Store;
    clock: ManualClock;
    apiUrl: string;
    botToken: string;
  }) => Digests;
  readonly clock?: ManualClock;
  /** Where its database is, to look at it from outside. Default: in memory. */
  readonly file?: string;
  /** Whether the archive was indexed without a page in it. Default: it holds one. */
  readonly isEmpty?: boolean;
  /** What of an index is done. Default: none is going on. */
  readonly indexing?: ArchiveStatus['indexing'];
  /** What the short doctor finds. Default: nothing. */
  readonly findings?: readonly Finding[];
  /** Real milliseconds after which an unacknowledged event counts as failed. */
  readonly answerWithinMs?: number;
  /** Rows of a page of Slack's at most. Default: as many as are asked for. */
  readonly mostRows?: number;
  /** People named beside a reaction's count. Default: 50. */
  readonly reactionUsers?: number;
  /** The manifest is fitted to them, as an operator does. Default: none. */
  readonly unfurlDomains?: readonly string[];
  /** Scopes of the manifest that the app was installed without. Default: none. */
  readonly withoutScopes?: readonly string[];
  readonly search?: (store: Store) => Pick<ReturnType<typeof createSearch>, 'ask'>;
}

function manifestFor({ unfurlDomains = [], withoutScopes = [] }: RunningAppOptions): unknown {
  const fitted = fitManifest(manifestText, { unfurlDomains });
  if (fitted.kind === 'refused') {
    throw new Error(fitted.problem);
  }
  const { document } = fitted;
  const path = ['oauth_config', 'scopes', 'bot'];
  const { bot } = z
    .object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) })
    .parse(document.toJS()).oauth_config.scopes;
  document.setIn(path, document.createNode(bot.filter((scope) => !withoutScopes.includes(scope))));
  return document.toJS();
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
  const workspace = createWorkspace({
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
    answerWithinMs: options.answerWithinMs ?? 3000,
    ...(options.mostRows === undefined ? {} : { mostRows: options.mostRows }),
    ...(options.reactionUsers === undefined ? {} : { reactionUsers: options.reactionUsers }),
  });
  await workspace.start();
  let references = 0;
  const search = createSearch({
    store,
    clock,
    events,
    newId: () => `list-${clock.now().getTime()}`,
  });
  const sendNotices = createSendNotices({
    store,
    messenger: createMessenger(
      { events },
      { botToken: secrets.botToken, slackApiUrl: workspace.apiUrl },
    ),
    clock,
    events,
  });
  const newApp = () =>
    createSlackApp(
      {
        search: { ...search, ...options.search?.(store) },
        digests:
          options.digests?.({
            store,
            clock,
            apiUrl: workspace.apiUrl,
            botToken: secrets.botToken,
          }) ?? noDigests,
        review: createReview({
          store,
          clock,
          events,
          flagEmojis: [{ emoji: 'triangular_flag_on_post', reason: null }],
        }),
        collections: createCollections({ store, clock }),
        homeMemory: store,
        nameMemory: store,
        linkSilences: store,
        calibration: async (team) => calibrate(await store.decidedRatings(team)),
        exportsWith: (names) => createExports({ store, clock, names }),
        archiveStatus: async (): Promise<ArchiveStatus> => ({
          ...(await store.archiveStatus()),
          indexing: options.indexing ?? null,
          trouble: null,
        }),
        examine: async () => options.findings ?? [],
        inbox: options.inbox?.(store) ?? store,
        sendNotices,
        clock,
        events,
        newReference: () => {
          references += 1;
          return `ref-${references}`;
        },
      },
      {
        botToken: secrets.botToken,
        transport:
          options.transport === 'http'
            ? { kind: 'http', signingSecret: secrets.signingSecret, port: 0 }
            : { kind: 'socket', appToken: secrets.appToken },
        slackApiUrl: workspace.apiUrl,
        host: '127.0.0.1',
        unfurlDomains: options.unfurlDomains ?? [],
        intake: options.intake ?? false,
        authority: {
          curators: (options.curators ?? []).map((id) => UserId.parse(id)),
          operators: (options.operators ?? []).map((id) => UserId.parse(id)),
          digestMakers: options.digestMakers ?? 'members',
        },
      },
    );
  let app = newApp();
  let { port } = await app.connect();
  if (port !== null) {
    workspace.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  }
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
      ({ port } = await app.connect());
      if (port !== null) {
        workspace.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
      }
    },
    signingSecret: secrets.signingSecret,
    botToken: secrets.botToken,
    events,
    type: (as, text, channel = foresight) => typeCommand(workspace, as, text, channel),
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
    say: async (as, text, { channel = foresight, threadTs } = {}) => {
      await workspace.act(as, { kind: 'say', channel, threadTs: threadTs ?? null, text });
      return workspace.until(as, ({ messages }) =>
        messages.findLast(({ user, ephemeral }) => user === as && !ephemeral),
      );
    },
    flag: async (as, { channel, ts }, kind = 'react') => {
      await workspace.act(as, { kind, channel, ts, emoji: 'triangular_flag_on_post' });
      await workspace.idle();
    },
    share: async () => {
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
    },
    seen: (as) => workspace.snapshot(as),
    stop: async () => {
      await app.stop();
      await workspace.stop();
      await store.close();
    },
  };
}
