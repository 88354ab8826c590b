import { expect } from 'vitest';
import { messageViolations } from '../../../src/slack/blocks/check-limits.ts';
import type { SlackMessage } from '../../../src/slack/blocks/slack-message.ts';

/** Control sequences that Slack would act upon, were they not escaped. Ours are user mentions. */
const LIVE_SEQUENCE = /<(?!@U0[A-Z]+>)|(?<!<@U0[A-Z]+)>/;

function buttonsOf({ blocks }: SlackMessage) {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter((element) => element.type === 'button');
}

/** Within Slack's limits, nothing that Slack would act upon, and buttons that are spoken as they are written. */
export function expectSafe(message: SlackMessage): void {
  expect(messageViolations(message)).toEqual([]);
  expect(message.text).not.toMatch(LIVE_SEQUENCE);
  for (const { accessibility_label: spoken, text } of buttonsOf(message)) {
    expect((spoken ?? text.text).toLowerCase()).toContain(text.text.toLowerCase());
  }
}
