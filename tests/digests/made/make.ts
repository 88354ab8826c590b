import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestWish } from '../../../src/digests/made/wish.ts';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { UserId } from '../../../src/model/slack-ids.ts';
import { team } from '../../support/builders.ts';
import { aDefinition } from '../digest-builders.ts';

export const mira = { team, user: UserId.parse('U0MIRA') };
export const noor = { team, user: UserId.parse('U0NOOR') };
export const CHANNEL = 'C0FORESIGHT';

/** A wish for everything, to #foresight on Mondays at 09:00 in Paris. */
export function aWish(fields: Partial<DigestWish> = {}): DigestWish {
  const { name: _name, made: _made, ...wish } = aDefinition({ channel: CHANNEL });
  return { ...wish, ...fields };
}

/** An instant alert of everything to Mira. */
export function anAlert(fields: Partial<DigestWish> = {}): DigestWish {
  return aWish({
    channel: mira.user,
    schedule: { every: 'index', timezone: 'Europe/Paris' },
    replies: false,
    ...fields,
  });
}

/** Saves a wish as a person would, and gives its name. */
export async function make(
  room: DigestsAtWork,
  wish: DigestWish = aWish(),
  fields: Partial<Parameters<DigestsAtWork['made']['save']>[0]> = {},
): Promise<DigestName> {
  const name = DigestName.parse('made-one');
  const request = { actor: mira, name, wish, isPrivate: false, version: null, ...fields };
  const outcome = await room.made.save(request);
  if (outcome.kind !== 'saved') {
    throw new Error(`It was not saved: ${outcome.kind}`);
  }
  return outcome.made.definition.name;
}
