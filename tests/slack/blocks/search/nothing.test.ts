import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../../src/model/item.ts';
import type { Nothing } from '../../../../src/search/outcome.ts';
import { unknownSubcommandMessage } from '../../../../src/slack/blocks/home/unknown-subcommand.ts';
import { flaggedMessage, unflaggedMessage } from '../../../../src/slack/blocks/review/flagged.ts';
import { askOutcomeMessage } from '../../../../src/slack/blocks/search/ask-outcome.ts';
import { anArchiveItem, aQuery, jonas, mira } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';

const nothing: Nothing = {
  kind: 'nothing',
  query: aQuery({ text: 'algoritm rel:>=4' }),
  kinds: ['signal'],
  reading: 'items with "algoritm", rated 4 or more',
  nearest: { text: 'algorithm rel:>=4', count: 7 },
  leftOut: [],
  words: [],
  partial: [],
  without: [{ filter: 'rel:>=4', text: 'algoritm', count: 2 }],
  elsewhere: { signal: 0, concern: 3, behavior: 0, technology: 1, issue: 0 },
};

const found = anArchiveItem({ name: 'Municipal drone corridors' });
const flagOf = (user: typeof mira.user) => ({
  itemId: found.item.id,
  team: mira.team,
  user,
  since: new Date('2026-11-20T08:00:00Z'),
});

describe('an answer without hits', () => {
  it('shows how the query was read and every way on, one click each', () => {
    const text = shown(askOutcomeMessage(nothing).blocks);

    expect(text).toContain('I looked for items with "algoritm", rated 4 or more.');
    expect(text).toContain('[algorithm rel:>=4: 7]');
    expect(text).toContain('[without rel:>=4: 2]');
    expect(text).toContain('[3 concerns] [1 technology]');
    expect(text).toContain('No behaviors and no issues.');
  });

  it('says so when there is no way on', () => {
    const alone = {
      ...nothing,
      nearest: null,
      without: [],
      elsewhere: { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 },
    };

    const text = shown(askOutcomeMessage(alone).blocks);

    expect(text).toContain('Try fewer words or no filter.');
    expect(text).toContain('Nothing in the other tables either.');
  });

  it('says nothing of other tables where all five were asked', () => {
    const everywhere = {
      ...nothing,
      kinds: ITEM_KINDS,
      elsewhere: { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 },
    };

    expect(shown(askOutcomeMessage(everywhere).blocks)).not.toMatch(/other tables/);
  });
});

describe('a query that cannot be read', () => {
  it('says what, why and what to type instead', () => {
    const { text, blocks } = askOutcomeMessage({
      kind: 'unreadable',
      part: 'rel:>=9',
      reason: 'relevancy runs 1–5',
      example: 'rel:>=4',
      validValues: [],
      again: null,
    });

    expect(shown(blocks)).toBe("I can't read rel:>=9: relevancy runs 1–5. Try rel:>=4.");
    expect(text).toBe("I can't read rel:&gt;=9: relevancy runs 1–5. Try rel:&gt;=4.");
  });

  it('lists at most ten valid values', () => {
    const { blocks } = askOutcomeMessage({
      kind: 'unreadable',
      part: 'theme:mobilty',
      reason: 'there is no such theme',
      example: null,
      validValues: Array.from({ length: 12 }, (_, n) => `theme ${n}`),
      again: null,
    });

    expect(shown(blocks)).toContain('theme 9.');
    expect(shown(blocks)).not.toContain('theme 10');
  });
});

describe('a list that has expired', () => {
  it('offers its query again while that is known', () => {
    const again = { text: 'regulation', kinds: ['signal' as const] };

    expect(shown(askOutcomeMessage({ kind: 'expired', again }).blocks)).toContain('[Run it again]');
    expect(shown(askOutcomeMessage({ kind: 'expired', again: null }).blocks)).not.toContain('[');
  });
});

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

describe('a flag', () => {
  it('names the item and how many people stand behind it, with Undo', () => {
    const { text, blocks } = flaggedMessage(
      { kind: 'flagged', found, flags: [flagOf(mira.user), flagOf(jonas.user)] },
      { kind: 'button' },
    );

    expect(text).toBe('Flagged: Municipal drone corridors (2 people).');
    expect(shown(blocks)).toContain('[Undo]');
  });

  it('says who is left when one of several people takes theirs back', () => {
    const { text } = unflaggedMessage({
      kind: 'unflagged',
      found,
      flags: [flagOf(jonas.user)],
      messages: [],
    });

    expect(text).toBe('Flag taken back: Municipal drone corridors. 1 person still flags it.');
  });
});

describe('an unknown subcommand', () => {
  it('suggests the nearest', () => {
    const { text } = unknownSubcommandMessage('digets', 'digest');

    expect(text).toContain("I don't know /signalpost digets. Did you mean /signalpost digest?");
  });
});
