import type { Collections } from '../../../collections/collections.ts';
import type { NameOutcome } from '../../../collections/outcome.ts';
import type { Actor } from '../../../model/slack-ids.ts';
import {
  badNameMessage,
  collectionListMessage,
  nearNameMessage,
} from '../../blocks/collections/collection-list.ts';
import { bold, run } from '../../blocks/elements/rich-text.ts';
import { formattedSentence } from '../../blocks/elements/sentence.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { collectionAnswer } from './show-collection.ts';

export interface NameAnswersDeps {
  readonly collections: Pick<Collections, 'list' | 'page' | 'named'>;
}

/** `/signalpost collect NAME`: that collection, made where there is none; without a name, all. */
export async function collectAnswer(
  { collections }: NameAnswersDeps,
  actor: Actor,
  name: string,
): Promise<SlackMessage> {
  return name === ''
    ? collectionListMessage(await collections.list(actor, 1))
    : nameAnswer({ collections }, actor, await collections.named(actor, name));
}

export async function nameAnswer(
  deps: Pick<NameAnswersDeps, 'collections'>,
  actor: Actor,
  outcome: NameOutcome,
): Promise<SlackMessage> {
  switch (outcome.kind) {
    case 'bad-name':
      return badNameMessage(outcome.length);
    case 'near':
      return nearNameMessage(outcome);
    case 'found':
      return collectionAnswer(deps, actor, { id: outcome.collection.id });
    case 'created': {
      const { id, name } = outcome.collection;
      const news = formattedSentence(run('Created: '), bold(name), run('.'));
      return collectionAnswer(deps, actor, { id, news });
    }
  }
}
