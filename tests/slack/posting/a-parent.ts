import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { DigestParent, DigestStory } from '../../../src/model/digest/digest-message.ts';

/** The message that heads a digest without items, but for what its story says. */
export const aParent = (story: Partial<DigestStory>): DigestParent => ({
  kind: 'parent',
  digest: DigestName.parse('weekly'),
  title: 'Signals of the week',
  from: new Date('2026-11-16T08:00:00Z'),
  to: new Date('2026-11-23T08:00:00Z'),
  timezone: 'Europe/Paris',
  slots: 1,
  newItems: 0,
  updatedItems: 0,
  belowThreshold: 0,
  overLimit: 0,
  minimumRelevancy: 4,
  query: '',
  review: null,
  story: {
    newPages: 0,
    updatedPages: 0,
    passed: 0,
    inherited: 0,
    rising: null,
    quiet: null,
    accepted: [],
    bestBelow: null,
    simulated: false,
    unindexed: false,
    ...story,
  },
  groups: [],
  part: 1,
  parts: 1,
  nextRunAt: null,
  isAlert: false,
});
