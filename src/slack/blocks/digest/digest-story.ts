import type { RichTextElement } from '@slack/types';
import type { DigestParent, DigestStory } from '../../../model/digest-message.ts';
import { risingWords, storySentence } from '../../../model/digest-story-text.ts';
import { bold, person, run } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';

/** One or two sentences that say what happened in the period. */
export function storySentences(parent: DigestParent, story: DigestStory): RichTextElement[] {
  const { rising } = story;
  return [
    ...run(storySentence(parent, story)),
    ...(rising === null
      ? []
      : [...run(' '), ...bold(shortLine(rising.theme, 60)), ...run(risingWords(rising))]),
  ];
}

/** `Accepted since the last digest: Points for grid connection (Mira: “energy chapter”)`; null when nothing was. */
export function acceptedSentence({ accepted }: DigestStory): RichTextElement[] | null {
  return accepted.length === 0
    ? null
    : [
        ...run('Accepted since the last digest: '),
        ...accepted.flatMap(({ name, by, note }, n) => [
          ...run(`${n === 0 ? '' : ' · '}${shortLine(name, 100)} (`),
          ...person(by),
          ...run(note === null ? ')' : `: “${shortLine(note, 100)}”)`),
        ]),
      ];
}
