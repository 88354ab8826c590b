import { describe, expect, it } from 'vitest';
import { tellingSentence } from '../../../src/model/text/telling-sentence.ts';

const say = (description: string, name = 'A name') =>
  tellingSentence({ name, description, change: null });

describe('the sentence that says most', () => {
  it.each([
    ['First of two. Second.', 'First of two'],
    ['Notes such as <!channel> test tools.', 'Notes such as <!channel> test tools'],
    ['Is it so? It is.', 'Is it so?'],
    ['一つ目。二つ目。', '一つ目'],
  ])('of %j is %j', (description, sentence) => {
    expect(say(description)).toBe(sentence);
  });

  it('does not say the name again', () => {
    expect(say('Shade for visitors. Awnings hang where people shop.', 'Shade for visitors')).toBe(
      'Awnings hang where people shop',
    );
    expect(say('Shade for visitors.', 'Shade for visitors')).toBeNull();
  });
});
