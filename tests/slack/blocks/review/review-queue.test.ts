import { describe, expect, it } from 'vitest';
import { DigestName } from '../../../../src/model/digest/digest-definition.ts';
import type { DigestParent } from '../../../../src/model/digest/digest-message.ts';
import { digestMessage } from '../../../../src/slack/blocks/digest/digest-message.ts';
import { welcomeMessage } from '../../../../src/slack/blocks/home/welcome.ts';
import { reviewQueueMessage } from '../../../../src/slack/blocks/review/review-queue.ts';
import { anArchiveItem } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';
import { someQueue } from '../../../support/some-queue.ts';

const parent: DigestParent = {
  kind: 'parent',
  digest: DigestName.parse('weekly'),
  title: 'Signals of the week',
  from: new Date('2026-11-16T08:00:00Z'),
  to: new Date('2026-11-23T08:00:00Z'),
  timezone: 'Europe/Paris',
  slots: 1,
  newItems: 1,
  updatedItems: 0,
  belowThreshold: 0,
  overLimit: 0,
  minimumRelevancy: null,
  query: '',
  review: null,
  story: null,
  groups: [
    {
      heading: null,
      article: null,
      more: 0,
      continued: false,
      entries: [{ number: 1, found: anArchiveItem(), novelty: 'new', alsoIn: 0, decision: null }],
    },
  ],
  part: 1,
  parts: 1,
  nextRunAt: null,
  isAlert: false,
};
const emptyQueue = (flagEmoji: string | null) => someQueue({ flagEmoji });

describe('the reaction that flags', () => {
  it.each([
    ['a digest', digestMessage(parent, { runId: null, flagEmoji: 'raised_hand' })],
    ['the welcome', welcomeMessage(undefined, 'raised_hand')],
    ['the empty queue', reviewQueueMessage(emptyQueue('raised_hand'))],
  ])('is named in %s as it is configured', (_, { blocks }) => {
    expect(shown(blocks)).toMatch(/(react .*with )?:raised_hand:/i);
  });

  it('is drawn by Slack in the queue, where text is never read for emoji', () => {
    const { blocks } = reviewQueueMessage(emptyQueue('raised_hand'));

    expect(JSON.stringify(blocks)).toContain('{"type":"emoji","name":"raised_hand"}');
  });

  it.each([
    ['a digest', digestMessage(parent, { runId: null, flagEmoji: null })],
    ['the welcome', welcomeMessage(undefined, null)],
    ['the empty queue', reviewQueueMessage(emptyQueue(null))],
  ])('is not spoken of in %s where there is none', (_, { blocks }) => {
    expect(shown(blocks)).not.toMatch(/react/i);
  });
});
