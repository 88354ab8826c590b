import { describe, expect, it } from 'vitest';
import { tellingWords } from '../../../src/slack/listeners/telling-words.ts';

describe('the telling words of a message', () => {
  it('are those of four letters or more, as written, each once', () => {
    expect(tellingWords('The EU may ban Drones: no drones over Zürich!')).toEqual([
      'Drones',
      'over',
      'Zürich',
    ]);
  });

  it('are the eight longest, in the order of the message', () => {
    const message = 'This week Brussels wants new rules for autonomous delivery drones over cities';

    expect(tellingWords(message).join(' ')).toBe(
      'This Brussels wants rules autonomous delivery drones cities',
    );
  });

  it('are not what Slack writes: mentions, addresses, emoji codes, entities', () => {
    const message =
      '<@U0MIRA> <!channel> see <https://example.org/long-address> :waving_hand: &amp; <#C0FORESIGHT|foresight> <https://example.org/a|water credits>';

    expect(tellingWords(message)).toEqual(['water', 'credits']);
  });

  it('are never query syntax', () => {
    expect(tellingWords('rel:>=4 -without "phrase* (theme:energy OR since:2025-01)')).toEqual([
      'without',
      'phrase',
      'theme',
      'energy',
      'since',
      '2025',
    ]);
  });

  it('are whole words, however long the message', () => {
    expect(tellingWords('Carbon ledgers '.repeat(6700))).toEqual(['Carbon', 'ledgers']);
  });

  it('may be none', () => {
    expect(tellingWords('ok :+1:')).toEqual([]);
    expect(tellingWords(`a ${'x'.repeat(400)}`)).toEqual([]);
  });
});
