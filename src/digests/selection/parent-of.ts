import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { nextSlot } from '../schedule/slots.ts';
import type { Period } from './period.ts';

/** What a digest's message says of itself and its period, whatever it tells of. */
export function parentOf(definition: DigestDefinition, period: Period) {
  return {
    kind: 'parent',
    digest: definition.name,
    title: definition.title,
    from: period.from,
    to: period.to,
    timezone: definition.schedule.timezone,
    slots: period.slots,
    nextRunAt: nextSlot(definition.schedule, period.now)?.at ?? null,
  } as const;
}
