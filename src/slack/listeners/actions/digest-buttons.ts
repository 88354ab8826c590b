import type { WebClient } from '@slack/web-api';
import { DigestValue, readValue } from '../../blocks/action-values.ts';
import { digestListMessage } from '../../blocks/digest/digest-list.ts';
import type { ShowDigests } from '../../people/show-digests.ts';
import type { Click } from '../click.ts';
import type { DigestAnswers } from '../digest-answers.ts';
import { tellPrivately } from '../tell-privately.ts';

/** Preview, in the list of digests. */
export function createPreviewDigest({ digestAnswers }: { readonly digestAnswers: DigestAnswers }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const name = readValue(DigestValue, click.value)?.digest ?? '';
    for (const message of await digestAnswers.preview(client, { name, actor: click.actor })) {
      await tellPrivately(client, click, message);
    }
  };
}

/** Run now, in the list of digests. */
export function createRunDigest({ digestAnswers }: { readonly digestAnswers: DigestAnswers }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const name = readValue(DigestValue, click.value)?.digest ?? '';
    const answer = await digestAnswers.run(client, { name, actor: click.actor });
    await tellPrivately(client, click, answer);
  };
}

/** The list of digests, offered as a button. */
export function createListDigests({ showDigests }: { readonly showDigests: ShowDigests }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    await tellPrivately(client, click, digestListMessage(await showDigests(client, click.actor)));
  };
}
