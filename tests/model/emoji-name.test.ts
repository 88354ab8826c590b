import { describe, expect, it } from 'vitest';
import { EMOJI_NAME, emojiName } from '../../src/model/emoji-name.ts';

describe('the name of an emoji', () => {
  it.each([
    ['thumbsup', '+1'],
    ['+1', '+1'],
    ['+1::skin-tone-4', '+1'],
    [':ThumbsUp:', '+1'],
    [':hand::skin-tone-2:', 'hand'],
    ['raised_hand', 'hand'],
    ['fr', 'flag-fr'],
    ['uk', 'flag-gb'],
    ['White_Check_Mark', 'white_check_mark'],
    ['drapeau_levé'.normalize('NFD'), 'drapeau_levé'.normalize('NFC')],
  ])('%s is %s', (typed, name) => {
    expect(emojiName(typed)).toBe(name);
  });

  it.each(['ธง_สี่เหลี่ยม', 'झंडा', "l'or", 'e-mail'])('may be written as %s', (name) => {
    expect(EMOJI_NAME.test(name)).toBe(true);
  });

  it('holds no white space and no colon', () => {
    expect(EMOJI_NAME.test('two words')).toBe(false);
    expect(EMOJI_NAME.test('a:b')).toBe(false);
  });
});
