import type { RichTextElement } from '@slack/types';
import type { UserId } from '../../../model/slack-ids.ts';
import { person, run } from './rich-text.ts';
import { shortLine } from './short-line.ts';

/** People's names, where a mention would notify them. */
export type PeopleNames = ReadonlyMap<UserId, string>;

/** @param names - null where people may be mentioned, since it is shown to one person only. */
export function personIn(names: PeopleNames | null, user: UserId): RichTextElement[] {
  return names === null ? person(user) : run(shortLine(names.get(user) ?? '', 60, 'a curator'));
}
