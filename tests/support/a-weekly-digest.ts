import { DigestDefinition } from '../../src/model/digest/digest-definition.ts';

/** A digest of signals for #foresight, Mondays at nine in Paris. */
export function aWeeklyDigest(): DigestDefinition {
  return DigestDefinition.parse({
    name: 'weekly',
    title: 'This week',
    schedule: { every: 'week', on: ['monday'], at: '09:00', timezone: 'Europe/Paris' },
    channel: '#foresight',
    kinds: ['signal'],
    minimumRelevancy: 4,
    query: '',
    limit: 10,
    grouping: 'none',
    empty: 'skip',
  });
}
