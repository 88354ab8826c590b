import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import { DigestValue, readValue } from '../../blocks/action-values.ts';
import { digestListMessage } from '../../blocks/digest/digest-list.ts';
import type { Authority } from '../../people/authority.ts';
import type { Click } from '../click.ts';
import type { DigestAnswers } from '../digest-answers.ts';
import { tellPrivately } from '../tell-privately.ts';

/** Preview, in the list of digests. */
export function createPreviewDigest({ digestAnswers }: { readonly digestAnswers: DigestAnswers }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const name = readValue(DigestValue, click.value)?.digest ?? '';
    for (const message of await digestAnswers.preview(name)) {
      await tellPrivately(client, click, message);
    }
  };
}

/** Run now, in the list of digests. */
export function createRunDigest({ digestAnswers }: { readonly digestAnswers: DigestAnswers }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const name = readValue(DigestValue, click.value)?.digest ?? '';
    await tellPrivately(client, click, await digestAnswers.run(name, click.actor));
  };
}

export interface ListDigestsDeps {
  readonly digests: Pick<Digests, 'list'>;
  readonly authority: Pick<Authority, 'may'>;
}

/** The list of digests, offered as a button. */
export function createListDigests({ digests, authority }: ListDigestsDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const mayRun = await authority.may('run-digest', click.actor);
    await tellPrivately(client, click, digestListMessage(await digests.list(), mayRun));
  };
}
