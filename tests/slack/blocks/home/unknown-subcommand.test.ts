import { describe, expect, it } from 'vitest';
import { unknownSubcommandMessage } from '../../../../src/slack/blocks/home/unknown-subcommand.ts';

describe('an unknown subcommand', () => {
  it('suggests the nearest', () => {
    const { text } = unknownSubcommandMessage('digets', 'digest');

    expect(text).toContain("I don't know /signalpost digets. Did you mean /signalpost digest?");
  });
});
