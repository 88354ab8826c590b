import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { createAnswerQuery } from './answer-query.ts';
import { createAnswerDirectMessage } from './events/answer-direct-message.ts';
import { createAnswerMention } from './events/answer-mention.ts';
import { readDirectMessage } from './events/direct-message.ts';
import { createFlagByReaction } from './events/flag-by-reaction.ts';
import { readHomeOpened } from './events/home-opened.ts';
import { readJoined } from './events/joined.ts';
import { readMention } from './events/mention.ts';
import { createOpenHome } from './events/open-home.ts';
import { type Reaction, readReaction } from './events/reaction.ts';
import { readSharedLinks } from './events/shared-links.ts';
import { createUnflagByReaction } from './events/unflag-by-reaction.ts';
import { createUnfurlLinks } from './events/unfurl-links.ts';
import { createUntilShown } from './events/until-shown.ts';
import { createWelcome } from './events/welcome.ts';
import type { SharedDeps } from './listener-deps.ts';
import { createAskIntake } from './review/intake.ts';

/** What Slack tells of by itself. Each is stored before it is worked on (see event-gate.ts). */
export function registerEvents(app: App, deps: SharedDeps): void {
  registerReactions(app, deps);
  registerConversation(app, deps);
  registerLinks(app, deps);
  const openHome = createOpenHome(deps);
  app.event('app_home_opened', async ({ body, client }) => {
    const person = readHomeOpened(body, deps.identity().team);
    if (person !== undefined) {
      await openHome(person, client);
    }
  });
}

/** Those that are flags; nobody else's are ours. */
function registerReactions(app: App, deps: SharedDeps): void {
  const untilShown = createUntilShown(deps);
  const onReaction = (
    event: 'reaction_added' | 'reaction_removed',
    listener: (reaction: Reaction, client: WebClient) => Promise<void>,
  ) => {
    app.event(event, async ({ body, client }) => {
      const reaction = readReaction(body, deps.identity().team);
      if (reaction !== undefined && deps.review.isFlag(reaction.emoji)) {
        await untilShown(reaction.ref);
        await deps.turnstile.runInTurn(() => listener(reaction, client));
      }
    });
  };
  onReaction('reaction_added', createFlagByReaction({ ...deps, askIntake: createAskIntake(deps) }));
  onReaction('reaction_removed', createUnflagByReaction(deps));
}

/** Slack tells of links to the unfurl domains alone, where an operator has named some. */
function registerLinks(app: App, deps: SharedDeps): void {
  const unfurlLinks = createUnfurlLinks(deps);
  app.event('link_shared', async ({ body, client }) => {
    const shared = readSharedLinks(body, deps.identity().team);
    if (shared !== undefined) {
      await deps.turnstile.runInTurn(() => unfurlLinks(shared, client));
    }
  });
}

/** Being invited and being spoken to. */
function registerConversation(app: App, deps: SharedDeps): void {
  const { identity, turnstile } = deps;
  const welcome = createWelcome(deps);
  const answerMention = createAnswerMention({ ...deps, answerQuery: createAnswerQuery(deps) });
  app.event('member_joined_channel', async ({ body, client }) => {
    const joined = readJoined(body, identity().team);
    if (joined.user === identity().botUser) {
      await welcome(joined, identity(), client);
    }
  });
  const answerDirectMessage = createAnswerDirectMessage({
    ...deps,
    answerQuery: createAnswerQuery(deps),
  });
  // Subscribed as message.im: of no other conversation are messages read.
  app.event('message', async ({ body, client }) => {
    const message = readDirectMessage(body, identity().team);
    if (message !== undefined) {
      await turnstile.runInTurn(() => answerDirectMessage(message, client));
    }
  });
  app.event('app_mention', async ({ body, client }) => {
    const mention = readMention(body, identity().team);
    await turnstile.runInTurn(() => answerMention(mention, client));
  });
}
