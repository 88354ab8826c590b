import { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import { createErrorEdge } from '../../../src/slack/transport/error-edge.ts';
import { StoreError, type StoreErrorCode } from '../../../src/store/store-error.ts';
import { recordEvents } from '../../support/record-events.ts';

/** What whoever clicked reads when the store fails so. */
async function toldOf(code: StoreErrorCode): Promise<string> {
  const told: string[] = [];
  const edge = createErrorEdge({
    events: recordEvents(),
    answerAt: async (_, { message }) => {
      told.push(message.text);
      return true;
    },
    client: new WebClient(),
    newReference: () => 'r3f',
  });
  const error = new StoreError(code, 'A sentence for operators.');
  const body = { type: 'block_actions', response_url: 'https://hooks.slack.com/actions/1' };

  await expect(edge({ error, body })).rejects.toBe(error);

  return told.join('\n');
}

it.each(['busy', 'away'] as const)(
  'asks to try again in a moment while the database is %s',
  async (code) => {
    expect(await toldOf(code)).toBe(
      'Signalpost is busy just now. Please try again in a few seconds.',
    );
  },
);

it('names the reference of a fault that does not pass by itself', async () => {
  expect(await toldOf('damaged')).toMatch(/^Something went wrong on our side.*r3f/);
});
