import type { DigestDefinition } from '../../model/digest-definition.ts';
import type { DigestEntry, DigestGroup, DigestParent } from '../../model/digest-message.ts';
import type { DigestCandidate } from '../../store/store.ts';
import { nextSlot } from '../schedule/slots.ts';
import { groupEntries } from './group-entries.ts';
import { selectItems } from './select-items.ts';

/** What a run covers, and when it is written. */
export interface Period {
  /** After this instant … */
  readonly from: Date;
  /** … up to this one. */
  readonly to: Date;
  /** Slots that it stands in for, at least 1. */
  readonly slots: number;
  readonly now: Date;
}

export interface ComposedDigest {
  /** At least one, with no entries when nothing was found. */
  readonly parents: readonly DigestParent[];
  /** In reading order. */
  readonly entries: readonly DigestEntry[];
}

/** Entries that one parent message lists; a longer digest continues in a further part. */
const ENTRIES_PER_PART = 20;

/** Turns what the archive has for a period into what the digest says. Pure. */
export function composeDigest(
  definition: DigestDefinition,
  period: Period,
  candidates: readonly DigestCandidate[],
): ComposedDigest {
  const { chosen, ...counts } = selectItems(definition, candidates);
  const groups = groupEntries(chosen, definition.grouping);
  const parts = splitGroups(groups, ENTRIES_PER_PART);
  const nextRunAt = nextSlot(definition.schedule, period.now)?.at ?? null;
  return {
    entries: groups.flatMap(({ entries }) => entries),
    parents: parts.map((share, n) => ({
      kind: 'parent',
      digest: definition.name,
      title: definition.title,
      from: period.from,
      to: period.to,
      timezone: definition.schedule.timezone,
      slots: period.slots,
      ...counts,
      minimumRelevancy: definition.minimumRelevancy,
      query: definition.query,
      groups: [...share],
      part: n + 1,
      parts: parts.length,
      nextRunAt,
    })),
  };
}

/** Splits between items; a group that goes on in the next part repeats its heading there. */
function splitGroups(
  groups: readonly DigestGroup[],
  perPart: number,
): readonly (readonly DigestGroup[])[] {
  const parts: DigestGroup[][] = [[]];
  let room = perPart;
  for (const { heading, entries } of groups) {
    let rest = entries;
    while (rest.length > 0) {
      if (room === 0) {
        parts.push([]);
        room = perPart;
      }
      const taken = rest.slice(0, room);
      parts.at(-1)?.push({ heading, entries: taken });
      rest = rest.slice(taken.length);
      room -= taken.length;
    }
  }
  return parts;
}
