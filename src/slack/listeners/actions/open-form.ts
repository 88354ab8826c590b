import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Digests } from '../../../digests/digests.ts';
import { ItemKind } from '../../../model/item.ts';
import { DigestValue, readValue } from '../../blocks/action-values.ts';
import { readMadeMenu } from '../../blocks/wish/made-menu.ts';
import type { Authority } from '../../people/authority.ts';
import type { Click } from '../click.ts';
import { answerReplay } from '../commands/answer-replay.ts';
import type { DigestAnswers } from '../digest-answers.ts';
import { triggerOf } from '../open-modal.ts';
import { tellPrivately } from '../tell-privately.ts';
import type { OpenWish, WishTrigger } from '../wish/open-wish.ts';
import type { ChangeMade } from './made-buttons.ts';
import { createOpenTransfer, NOT_THERE } from './open-transfer.ts';

export interface OpenFormDeps {
  readonly openWish: OpenWish;
  readonly authority: Pick<Authority, 'ask'>;
  readonly digests: Pick<Digests, 'made' | 'replay'>;
  readonly digestAnswers: DigestAnswers;
  readonly changeMade: ChangeMade;
}

/** What the button for a new one knows already. */
const NewValue = z.object({
  to: z.enum(['channel', 'person']).default('person'),
  text: z.string().default(''),
  kinds: z.array(ItemKind).default([]),
});

/** New digest and New alert in the list, and Save as alert on results. */
export function createNewWish({ openWish }: Pick<OpenFormDeps, 'openWish'>) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const { to, text, kinds } = readValue(NewValue, click.value) ?? NewValue.parse({});
    const channel = to === 'channel' && /^[CG]/.test(click.channel ?? '') ? click.channel : null;
    await openWish.fresh(client, wishTriggerOf(click), {
      query: text,
      kinds,
      place: to === 'channel' ? 'channel' : 'either',
      ...(channel === null ? {} : { channel }),
    });
  };
}

export function createEditMade({ openWish }: Pick<OpenFormDeps, 'openWish'>) {
  return (click: Click, client: WebClient): Promise<void> =>
    openWish.existing(client, wishTriggerOf(click), nameOf(click), 'edit');
}

/** Copy, and Copy to edit of a file. */
export function createCopyMade({ openWish }: Pick<OpenFormDeps, 'openWish'>) {
  return (click: Click, client: WebClient): Promise<void> =>
    openWish.existing(client, wishTriggerOf(click), nameOf(click), 'copy');
}

/** What is asked or done more rarely: the last one, a replay, a copy, another owner, the end. */
export function createMadeMenu({
  openWish,
  authority,
  digests,
  digestAnswers,
  changeMade,
}: OpenFormDeps) {
  const openTransfer = createOpenTransfer({ authority });
  return async (click: Click, client: WebClient): Promise<void> => {
    const chosen = readMadeMenu(click.value);
    if (chosen?.choice === 'last' || chosen?.choice === 'replay') {
      const asked = { actor: click.actor, name: chosen.name };
      const answers =
        chosen.choice === 'last'
          ? await digestAnswers.sent(client, asked, null)
          : [await answerReplay(digests, client, asked)];
      for (const answer of answers) {
        await tellPrivately(client, click, answer);
      }
      return;
    }
    const made =
      chosen === undefined ? undefined : await digests.made.find(click.actor, chosen.name);
    if (chosen === undefined || made === undefined) {
      await tellPrivately(client, click, NOT_THERE);
      return;
    }
    switch (chosen.choice) {
      case 'copy':
        await openWish.existing(client, wishTriggerOf(click), chosen.name, 'copy');
        return;
      case 'transfer':
        await openTransfer(click, client, made);
        return;
      case 'delete': {
        const change = { kind: 'delete' } as const;
        const { message } = await changeMade(client, click.actor, chosen.name, change);
        await tellPrivately(client, click, message);
      }
    }
  };
}

const nameOf = ({ value }: Click) => readValue(DigestValue, value)?.digest ?? '';

const wishTriggerOf = (click: Click): WishTrigger => ({ actor: click.actor, ...triggerOf(click) });
