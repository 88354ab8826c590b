import { randomUUID } from 'node:crypto';
import { systemClock } from '../model/clock.ts';
import { createElapsed } from '../model/elapsed.ts';
import { aloneAtWork } from '../model/jobs.ts';
import { registerListeners } from './listeners/register-listeners.ts';
import { createPeople } from './people/create-people.ts';
import { createFindOwnMessages } from './posting/find-own-messages.ts';
import { createPostingChores } from './posting/posting-chores.ts';
import { createQuietReactions } from './posting/quiet-reaction.ts';
import { createUnheardFlags } from './posting/reactions/unheard-flags.ts';
import type { SlackApp, SlackAppDeps, SlackAppOptions } from './slack-app.ts';
import { createBoltApp } from './transport/bolt-app.ts';
import { createCalls } from './transport/calls.ts';
import { chooseTransport } from './transport/choose-transport.ts';
import { createCommandNames } from './transport/command-names.ts';
import { createErrorEdge } from './transport/error-edge.ts';
import { guardEvents } from './transport/incoming/guard-events.ts';
import { createInstallation } from './transport/incoming/installation.ts';
import { createWorkInProgress } from './transport/incoming/work-in-progress.ts';
import { homesOf, listenersOf } from './wire-listeners.ts';

/** How long stopping waits for what is under way; the whole server has twelve seconds. */
const DRAIN_MS = 8_000;
/** What is cut off then has this long to end. */
const CUT_MS = 1_000;

/** The Slack side of Signalpost: every listener, behind the inbox, on the configured transport. */
export function createSlackApp(deps: SlackAppDeps, options: SlackAppOptions): SlackApp {
  const { clock, events, inbox, jobs = aloneAtWork, owner = randomUUID() } = deps;
  const { elapsed = createElapsed() } = deps;
  const names = createCommandNames(options.commandsPrefix ?? '');
  const calls = createCalls(events, options);
  const { network, client, answerAt, identity } = calls;
  const transport = chooseTransport(options, {
    events,
    network,
    memory: inbox,
    isAlone: jobs.isAlone,
  });
  const installation = deps.installation ?? createInstallation({ events, now: () => clock.now() });
  // Stopping takes real time, whatever clock the app runs on.
  const work = createWorkInProgress(systemClock);
  const wired = {
    ...deps,
    ...createPeople({ ...deps, calls }, options.authority),
    calls,
    identity,
    answerAt,
    findOwnMessages: createFindOwnMessages(client),
    quietReactions: createQuietReactions(deps),
    unheardFlags: createUnheardFlags(),
    jobs,
    owner,
    elapsed,
    work,
  };
  const chores = createPostingChores(wired);
  const homeChanged = homesOf(wired);
  const app = createBoltApp({ events, calls, transport }, options.botToken);
  registerListeners(app, listenersOf(wired, options, { chores, homeChanged }));
  app.error(createErrorEdge({ ...deps, answerAt, client }));
  const gate = guardEvents(app, { ...wired, client, names, installation });
  transport.onReturn(() => void chores.compareReactions());

  return {
    connect: async (signal) => {
      await calls.introduce(signal);
      await app.init();
      // Before the door opens: what waits is older than whatever comes in.
      await gate.replayLeftOver();
      const port = await transport.start(signal);
      // Not awaited: the door is open, and these take as long as Slack lets them.
      void wired.reportUnknown();
      void chores.compareReactions();
      return { port };
    },
    stop: async () => {
      const [, left] = await Promise.all([transport.stop(), work.drain(DRAIN_MS)]);
      // Last of all, so that no call outlives the store.
      calls.cut();
      if (left > 0) {
        events.emit('requests-unfinished', { left });
        await work.drain(CUT_MS);
      }
    },
    trouble: () => installation.ended() ?? transport.trouble(),
    curators: () => wired.named.curators(),
    operators: () => wired.named.operators(),
    replayWaiting: () => gate.replayWaiting(),
    compareReactions: () => chores.compareReactions(),
    announceDecisions: () => chores.announceDecisions(),
    homeChanged,
  };
}
