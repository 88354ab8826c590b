import type { RichTextElement } from '@slack/types';
import type { DigestParent, DigestStory } from '../../../model/digest/digest-message.ts';
import {
  quietWords,
  risingWords,
  storySentence,
  themeFirst,
} from '../../../model/digest/digest-story-text.ts';
import { type PeopleNames, personIn } from '../elements/people-names.ts';
import { bold, run } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';

/** A few sentences that say what happened in the period. */
export function storySentences(parent: DigestParent, story: DigestStory): RichTextElement[] {
  return [
    ...run(storySentence(parent, story)),
    ...themeSentences(story).flatMap((sentence) => [...run(' '), ...sentence]),
  ];
}

/** What rose, and what has gone quiet, each in a sentence. */
export function themeSentences({
  rising,
  quiet,
}: Pick<DigestStory, 'rising' | 'quiet'>): readonly RichTextElement[][] {
  const sentence = (of: { readonly theme: string }, words: string) => [
    ...bold(shortLine(themeFirst(of), 60)),
    ...run(words),
  ];
  return [
    ...(rising === null ? [] : [sentence(rising, risingWords(rising))]),
    ...(quiet === null ? [] : [sentence(quiet, quietWords(quiet))]),
  ];
}

/**
 * `Accepted since the last digest: Points for grid connection (Mira: “energy chapter”)`; null when
 * nothing was.
 *
 * @param names - null where people may be mentioned, since it is shown to one person only.
 */
export function acceptedSentence(
  { accepted }: DigestStory,
  names: PeopleNames | null,
): RichTextElement[] | null {
  return accepted.length === 0
    ? null
    : [
        ...run('Accepted since the last digest: '),
        ...accepted.flatMap(({ name, by, note }, n) => [
          ...run(`${n === 0 ? '' : ' · '}${shortLine(name, 100)} (`),
          ...personIn(names, by),
          ...run(note === null ? ')' : `: “${shortLine(note, 100)}”)`),
        ]),
      ];
}
