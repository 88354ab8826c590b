import { describe, expect, it } from 'vitest';
import { askOutcomeMessage } from '../../../../src/slack/blocks/search/ask-outcome.ts';
import { shown } from '../../../support/shown.ts';

describe('help', () => {
  it('gives three examples to run, the filters, and every subcommand on a line', () => {
    const text = shown(askOutcomeMessage({ kind: 'help' }).blocks);

    expect(text.match(/\[\/\w+ [^\]]+\]/g)).toHaveLength(3);
    for (const word of ['theme:', 'rel:>=4', 'since:30d', 'sort:recent']) {
      expect(text).toContain(word);
    }
    for (const subcommand of ['help', 'status', 'digest list', 'digest run NAME', 'review']) {
      expect(text).toMatch(new RegExp(`\\n?/signalpost ${subcommand} `));
    }
  });
});
