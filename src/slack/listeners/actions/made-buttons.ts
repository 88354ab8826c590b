import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import type { Change } from '../../../digests/made/made-digests.ts';
import { isPerson } from '../../../model/digest/digest-definition.ts';
import { ChannelId } from '../../../model/slack-ids.ts';
import { DigestValue, readValue } from '../../blocks/action-values.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { changedMessage, resumedFileMessage } from '../../blocks/wish/changed.ts';
import type { Authority } from '../../people/authority.ts';
import { isIn } from '../../people/channel-for.ts';
import type { Person } from '../../people/person.ts';
import type { PublishHome } from '../../posting/publish-home.ts';
import type { TellNow } from '../../posting/tell-now.ts';
import { type Click, modalOf } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface MadeButtonsDeps {
  readonly digests: Pick<Digests, 'made' | 'resumeFile'>;
  readonly authority: Pick<Authority, 'ask'>;
  readonly tellNow: TellNow;
  readonly publishHome: PublishHome;
}

/** What became of a wish to change a digest, as the person is told, and whether it is as they wished. */
export interface ChangedMade {
  readonly message: SlackMessage;
  readonly isDone: boolean;
}

/** Changes a digest without its form. */
export type ChangeMade = (
  client: WebClient,
  actor: Person,
  name: string,
  change: Change,
) => Promise<ChangedMade>;

const done = (message: SlackMessage): ChangedMade => ({ message, isDone: true });
const notDone = (message: SlackMessage): ChangedMade => ({ message, isDone: false });

/**
 * Builds what pauses, resumes, deletes, brings back and transfers, whoever asks for it and
 * wherever: a channel's digest by those who may make one and are in its private channel, an
 * alert by its person. The channel hears of it.
 */
export function createChangeMade({ digests, authority, tellNow }: MadeButtonsDeps): ChangeMade {
  return async (client, actor, name, change) => {
    const known = await digests.made.find(actor, name);
    if (known === undefined) {
      return change.kind === 'resume' ? resumeFile(actor, name) : notDone(missing(name));
    }
    const { channel } = known.definition;
    const act = isPerson(channel) ? 'keep-own' : 'make-digest';
    const permission = await authority.ask(act, actor);
    if (permission.kind === 'refused') {
      return notDone(refusalMessage(act, permission));
    }
    if (known.made.isPrivate && !(await isIn(client, ChannelId.parse(channel), actor.user))) {
      return notDone(missing(name));
    }
    const outcome = await digests.made.change(actor, name, change);
    if (outcome.kind === 'missing') {
      return notDone(missing(name));
    }
    await tellNow();
    return done(changedMessage(outcome, change));
  };

  /** Nobody pauses the digest of a file: it goes on where its channel does. */
  async function resumeFile(actor: Person, name: string): Promise<ChangedMade> {
    const permission = await authority.ask('make-digest', actor);
    if (permission.kind === 'refused') {
      return notDone(refusalMessage('make-digest', permission));
    }
    const outcome = await digests.resumeFile(name);
    return outcome.kind === 'unknown' || outcome.kind === 'rejected'
      ? notDone(missing(name))
      : done(resumedFileMessage(outcome));
  }
}

const missing = (name: string) =>
  sentence(
    name === ''
      ? 'Which digest? /signalpost digest list shows them.'
      : 'There is no digest or alert of this name that you can change. Those of files are changed in their file, or copied: /signalpost digest list.',
  );

/** Pause, Resume, Delete and Undo, in the list, on Home and in answers. */
export function createMadeButton(
  {
    changeMade,
    publishHome,
  }: Pick<MadeButtonsDeps, 'publishHome'> & { readonly changeMade: ChangeMade },
  change: Change,
) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const name = readValue(DigestValue, click.value)?.digest ?? '';
    const { message, isDone } = await changeMade(client, click.actor, name, change);
    const isOnHome = click.channel === null && modalOf(click) === null;
    if (isOnHome) {
      await publishHome(client, click.actor);
    }
    // The tab shows what was done; what was not is said.
    if (!isOnHome || !isDone) {
      await tellPrivately(client, click, message);
    }
  };
}
