import { randomUUID } from 'node:crypto';
import { App, type ReceiverEvent } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { systemClock } from '../model/clock.ts';
import { MINUTE_MS } from '../model/duration.ts';
import { createElapsed, type Elapsed } from '../model/elapsed.ts';
import { aloneAtWork, type Jobs, whileHeld } from '../model/jobs.ts';
import { ANNOUNCE_AFTER_MS } from '../review/decide.ts';
import { createMakeFile } from './listeners/exports/make-file.ts';
import { createSendExport } from './listeners/exports/send-export.ts';
import { registerListeners } from './listeners/register-listeners.ts';
import { createAuthority } from './people/authority.ts';
import { createChannelSight } from './people/channel-sight.ts';
import { createNamedPeople } from './people/named-people.ts';
import { createOwnChannels } from './people/own-channels.ts';
import { createPeopleNames } from './people/people-names.ts';
import { createShowDigests } from './people/show-digests.ts';
import { createShowHome } from './people/show-home.ts';
import { createShowQueue } from './people/show-queue.ts';
import { sightedReview } from './people/sighted-review.ts';
import { createWhoIs } from './people/who-is.ts';
import { createAnnounceDecisions } from './posting/announce-decisions.ts';
import { createFindOwnMessages } from './posting/find-own-messages.ts';
import { createPostShare } from './posting/post-share.ts';
import { createPublishHome } from './posting/publish-home.ts';
import { createQuietReactions } from './posting/quiet-reaction.ts';
import { createCompareReactions } from './posting/reactions/compare-reactions.ts';
import { createRefreshHomes } from './posting/refresh-homes.ts';
import { createSendFile } from './posting/send-file.ts';
import { createTellNow } from './posting/tell-now.ts';
import { watchedDigests } from './posting/watched-digests.ts';
import { watchedReview } from './posting/watched-review.ts';
import type { SlackApp, SlackAppDeps, SlackAppOptions } from './slack-app.ts';
import { createBoltLogger } from './transport/bolt-logger.ts';
import { fixedBotToken } from './transport/bot-token.ts';
import { clientOptions } from './transport/client-options.ts';
import { createCommandNames } from './transport/command-names.ts';
import { createErrorEdge } from './transport/error-edge.ts';
import { createEventGate } from './transport/event-gate.ts';
import { createHttpTransport } from './transport/http-transport.ts';
import { createInstallation } from './transport/installation.ts';
import { createNetwork, type Network, NO_PROXY } from './transport/network.ts';
import { createOwnIdentity, type Identity } from './transport/own-identity.ts';
import { withPermit } from './transport/permit.ts';
import type { GuardDeps } from './transport/request-guard.ts';
import { createAnswerAt } from './transport/response-url.ts';
import { createSocketTransport } from './transport/socket-transport.ts';
import { connecting } from './transport/start-error.ts';
import type { Transport } from './transport/transport.ts';
import { createTurnstile } from './transport/turnstile.ts';
import { answerUnheard } from './transport/unheard.ts';
import { createWorkInProgress } from './transport/work-in-progress.ts';

/** How long stopping waits for what is under way; the whole server has twelve seconds. */
const DRAIN_MS = 8_000;
/** What is cut off then has this long to end. */
const CUT_MS = 1_000;
/**
 * Searches that run beside each other, and requests that wait for their turn. With 15 to 60 ms a
 * search the last of those that wait is answered within four seconds; the next is told to come again.
 */
const TURNSTILE = { atOnce: 4, waiting: 64 } as const;

/** The Slack side of Signalpost: every listener, behind the inbox, on the configured transport. */
export function createSlackApp(deps: SlackAppDeps, options: SlackAppOptions): SlackApp {
  const { clock, events, jobs = aloneAtWork, owner = randomUUID() } = deps;
  const { elapsed = createElapsed() } = deps;
  const logger = createBoltLogger(events);
  const names = createCommandNames(options.commandsPrefix ?? '');
  const { tokens = fixedBotToken(options.botToken) } = options;
  const network = names.outgoing(tokens.outgoing(createNetwork(options.proxy ?? NO_PROXY)));
  // Aborted last of all, so that no call outlives the store.
  const cut = new AbortController();
  const boltOptions = clientOptions(options.slackApiUrl, logger, network, () => cut.signal);
  const { isAlone } = jobs;
  const transport = transportOf(options, { events, network, memory: deps.inbox, isAlone });
  const installation = deps.installation ?? createInstallation({ events, now: () => clock.now() });

  let connectingUntil = cut.signal;
  // What the library says of each try, the start says once and in its own words.
  const quiet = { ...logger, warn: () => {}, error: () => {} };
  const startOptions = clientOptions(options.slackApiUrl, quiet, network, () => connectingUntil);
  const ownIdentity = createOwnIdentity(new WebClient(options.botToken, startOptions));
  let known: Identity | undefined;
  const identity = (): Identity => {
    if (known === undefined) {
      throw new Error('a request came in before the app was connected');
    }
    return known;
  };

  const app = new App({
    // Not a token: Bolt would ask who it belongs to by itself, and could not be stopped.
    authorize: async () => {
      const { team, botId, botUser } = identity();
      return { botToken: options.botToken, botId, botUserId: botUser, teamId: team };
    },
    receiver: transport.receiver,
    logger,
    clientOptions: boltOptions,
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
  });
  const client = new WebClient(options.botToken, boltOptions);
  const whoIs = createWhoIs({ ...deps, client, identity: ownIdentity });
  const answerAt = createAnswerAt({
    network,
    apiUrl: options.slackApiUrl,
    signal: cut.signal,
  });
  const named = createNamedPeople({ client, rules: options.authority, clock, events });
  const authority = createAuthority({
    whoIs,
    identity: ownIdentity,
    named,
    events,
  });
  const quietReactions = createQuietReactions(deps);
  const comparing = createCompareReactions({
    ...deps,
    client,
    identity,
    authority,
    quietReactions,
  });
  const findOwnMessages = createFindOwnMessages(client);
  const announcing = createAnnounceDecisions({
    ...deps,
    elapsed,
    client,
    announcements: deps.review.announcements,
    identity,
    findOwnMessages,
  });
  const announceDecisions = async (): Promise<void> => {
    try {
      await work.run(announcing);
    } catch (error) {
      events.emit('announcing-failed', { error });
    }
  };
  /** Not under way meanwhile: what is stored is told after a restart as well. */
  const announceSoon = async (): Promise<void> => {
    await clock.sleep(ANNOUNCE_AFTER_MS, cut.signal);
    if (!cut.signal.aborted) {
      await announceDecisions();
    }
  };
  const peopleNames = createPeopleNames({ ...deps, client, team: () => identity().team });
  const sendExport = createSendExport({
    makeFile: createMakeFile({ ...deps, exports: deps.exportsWith(peopleNames) }),
    sendFile: createSendFile({ network, apiUrl: options.slackApiUrl }),
  });
  const channelSight = createChannelSight({ client, clock });
  const ownChannels = createOwnChannels({ client, clock });
  const people = { ...deps, authority, channelSight, ownChannels, identity, findOwnMessages };
  const refreshHomes = createRefreshHomes(
    {
      ...deps,
      client,
      identity,
      publishHome: createPublishHome({
        ...deps,
        showHome: createShowHome({
          ...people,
          showQueue: createShowQueue(people),
          showDigests: createShowDigests(people),
        }),
      }),
    },
    cut.signal,
  );
  registerListeners(app, {
    ...deps,
    digests: watchedDigests(deps.digests, refreshHomes),
    ownChannels,
    peopleNames,
    review: watchedReview(sightedReview(deps.review, channelSight), refreshHomes),
    sendExport,
    authority,
    identity,
    answerAt,
    findOwnMessages,
    channelSight,
    intake: options.intake ?? false,
    turnstile: createTurnstile(TURNSTILE),
    postShare: createPostShare({
      ...deps,
      identity,
      findOwnMessages,
      newId: randomUUID,
      owner,
      elapsed,
      presence: () => jobs.presence(),
    }),
    quietReactions,
    announceSoon: () => void announceSoon(),
    tellNow: createTellNow(deps),
    unfurlDomains: options.unfurlDomains ?? [],
  });
  app.error(createErrorEdge({ ...deps, answerAt, client }));

  // Stopping takes real time, whatever clock the app runs on.
  const work = createWorkInProgress(systemClock);
  const bolt = answerUnheard({ events, answerAt, client }, app.processEvent.bind(app));
  const within = withinEvent(jobs, elapsed);
  const gate = createEventGate<ReceiverEvent>({ ...deps, work, owner, within }, bolt, (body) => ({
    body,
    ack: async () => {},
  }));
  app.processEvent = async (event) => {
    names.incoming(event.body);
    if (await installation.hear(event.body)) {
      await event.ack();
      return;
    }
    await gate.process(event);
  };

  const compareReactions = async (): Promise<void> => {
    try {
      // Where another replica is at it, that is as good.
      await work.run(() => whileHeld(jobs, 'sweep', comparing));
    } catch (error) {
      events.emit('comparison-failed', { error });
    }
  };
  transport.onReturn(() => void compareReactions());

  return {
    connect: async (signal) => {
      connectingUntil = signal === undefined ? cut.signal : AbortSignal.any([cut.signal, signal]);
      known = await connecting('SLACK_BOT_TOKEN', options.slackApiUrl, ownIdentity);
      await app.init();
      await gate.replayLeftOver();
      const port = await transport.start(signal);
      // Not awaited: the door is open, and these take as long as Slack lets them.
      void nameUnknown();
      void compareReactions();
      return { port };
    },
    stop: async () => {
      const [, left] = await Promise.all([transport.stop(), work.drain(DRAIN_MS)]);
      cut.abort();
      if (left > 0) {
        events.emit('requests-unfinished', { left });
        await work.drain(CUT_MS);
      }
    },
    trouble: () => installation.ended() ?? transport.trouble(),
    curators: () => named.curators(),
    operators: () => named.operators(),
    replayWaiting: () => gate.replayWaiting(),
    compareReactions,
    announceDecisions,
    homeChanged: refreshHomes,
  };

  async function nameUnknown(): Promise<void> {
    const ids = await authority.unknownNames();
    if (ids.length > 0) {
      events.emit('people-unknown', { ids });
    }
  }
}

/** Less than after which another replica takes an event over though this one lives. */
const EVENT_MS = 4 * MINUTE_MS;

/** Around an event: its calls need that nobody can have taken it over. */
function withinEvent(jobs: Jobs, elapsed: Elapsed) {
  return async (work: () => Promise<void>): Promise<void> => {
    if (jobs.isAlone) {
      return work();
    }
    const present = jobs.presence();
    const begun = elapsed();
    return withPermit(() => present.isHeld() && elapsed() - begun < EVENT_MS, work);
  };
}

function transportOf(
  { transport, host, slackApiUrl }: SlackAppOptions,
  { network, ...guard }: GuardDeps & { readonly network: Network },
): Transport {
  const { events } = guard;
  const logger = createBoltLogger(events);
  return transport.kind === 'socket'
    ? createSocketTransport(
        { events, network, clock: systemClock, logger },
        { appToken: transport.appToken, apiUrl: slackApiUrl },
      )
    : createHttpTransport({ ...transport, host }, guard, logger);
}
