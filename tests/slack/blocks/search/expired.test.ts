import { describe, expect, it } from 'vitest';
import { askOutcomeMessage } from '../../../../src/slack/blocks/search/ask-outcome.ts';
import { shown } from '../../../support/shown.ts';

describe('a list that has expired', () => {
  it('offers its query again while that is known', () => {
    const again = { text: 'regulation', kinds: ['signal' as const] };

    expect(shown(askOutcomeMessage({ kind: 'expired', again }).blocks)).toContain('[Run it again]');
    expect(shown(askOutcomeMessage({ kind: 'expired', again: null }).blocks)).not.toContain('[');
  });
});
