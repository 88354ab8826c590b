import { describe, expect, it } from 'vitest';
import {
  type CompletionSources,
  commandOf,
  complete,
} from '../../../../src/workspace/web/composer/completion.ts';

const sources: CompletionSources = {
  inThread: false,
  app: {
    name: 'Signalpost',
    botUserId: 'UB',
    description: '',
    connection: 'http',
    commands: [
      { command: '/signals', description: 'Search signals', usageHint: '[words]' },
      { command: '/signalpost', description: 'Everything else', usageHint: 'help' },
      { command: '/concerns', description: 'Search concerns', usageHint: '[words]' },
    ],
    shortcuts: [],
    hasHome: true,
    hasMessages: true,
  },
  people: [
    { id: 'U1', name: 'Mira Lind', role: 'reader', color: '#000' },
    { id: 'U2', name: 'Mira', role: 'curator', color: '#000' },
  ],
  channels: [
    { id: 'C1', kind: 'channel', name: 'foresight', topic: '', appIsMember: true, unread: 0 },
  ],
};

function titles(text: string): readonly string[] | undefined {
  return complete(text, text.length, sources)?.suggestions.map(({ title }) => title);
}

describe('complete', () => {
  it('offers the commands that begin with what was typed', () => {
    expect(titles('/sig')).toEqual(['/signals', '/signalpost']);
  });

  it('offers the one of Slack’s own that there is, and no command in a thread', () => {
    expect(titles('/inv')).toEqual(['/invite']);
    expect(complete('/sig', 4, { ...sources, inThread: true })).toBeNull();
  });

  it('is silent once the command is followed by words, or stands later', () => {
    expect(titles('/signals reg')).toBeUndefined();
    expect(titles('see /sig')).toBeUndefined();
  });

  it('offers emoji from the second letter, and not inside a time', () => {
    expect(titles(':e')).toBeUndefined();
    expect(titles('look :eye')?.[0]).toBe(':eyes:');
    expect(titles('10:30')).toBeUndefined();
  });

  it('offers people and the app by any word of their name', () => {
    expect(titles('hi @lin')).toEqual(['@Mira Lind']);
    expect(titles('@sig')).toEqual(['@Signalpost']);
  });

  it('completes at the caret, not at the end', () => {
    expect(complete('@mi and more', 3, sources)?.from).toBe(0);
  });
});

describe('commandOf', () => {
  it('names the whole command only', () => {
    expect(commandOf('/signals x', sources.app)?.command).toBe('/signals');
    expect(commandOf('/signalsx', sources.app)).toBeUndefined();
  });
});
