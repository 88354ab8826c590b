import type { WebClient } from '@slack/web-api';
import { isPerson } from '../../../model/digest/digest-definition.ts';
import { definitionOf, type MadeDigest } from '../../../model/digest/made-digest.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import { transferView } from '../../blocks/wish/transfer-view.ts';
import type { Authority } from '../../people/authority.ts';
import { maySee } from '../../people/show-digests.ts';
import type { Click } from '../click.ts';
import { openModal, triggerOf } from '../open-modal.ts';
import { tellPrivately } from '../tell-privately.ts';

/** What is said of a digest that is gone, or that nobody may know of who asks. */
export const NOT_THERE = sentence('This digest is not there any more.');

export type OpenTransfer = (click: Click, client: WebClient, made: MadeDigest) => Promise<void>;

/**
 * Builds what asks who shall look after a channel's digest: whoever may make one, and is in its
 * private channel. An alert stays with its person, and nothing is shown.
 */
export function createOpenTransfer({
  authority,
}: {
  readonly authority: Pick<Authority, 'ask'>;
}): OpenTransfer {
  return async (click, client, made) => {
    const { name, title, channel } = made.definition;
    if (isPerson(channel)) {
      return;
    }
    if (!(await maySee(client, definitionOf(made), click.actor))) {
      await tellPrivately(client, click, NOT_THERE);
      return;
    }
    const permission = await authority.ask('make-digest', click.actor);
    await (permission.kind === 'refused'
      ? tellPrivately(client, click, refusalMessage('make-digest', permission))
      : openModal(client, triggerOf(click), transferView(name, title)));
  };
}
