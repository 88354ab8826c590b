import type { DigestGroup } from '../../model/digest/digest-message.ts';

/** Entries that one message lists: about two screens of a phone. */
const ENTRIES_PER_PART = 15;

/**
 * A digest's groups as messages. It is cut between groups; only one that is
 * longer than a message is cut within, and then says that it goes on.
 *
 * @returns at least one part, empty when there is no group.
 */
export function splitGroups(
  groups: readonly DigestGroup[],
  perPart = ENTRIES_PER_PART,
): readonly (readonly DigestGroup[])[] {
  const parts: DigestGroup[][] = [[]];
  let room = perPart;
  for (const piece of groups.flatMap((group) => cutLong(group, perPart))) {
    if (piece.entries.length > room) {
      parts.push([]);
      room = perPart;
    }
    parts.at(-1)?.push(piece);
    room -= piece.entries.length;
  }
  return parts;
}

function cutLong(group: DigestGroup, perPart: number): readonly DigestGroup[] {
  const pieces: DigestGroup[] = [];
  for (let n = 0; n < group.entries.length; n += perPart) {
    const isLast = n + perPart >= group.entries.length;
    pieces.push({
      ...group,
      more: isLast ? group.more : 0,
      continued: n > 0,
      entries: group.entries.slice(n, n + perPart),
    });
  }
  return pieces;
}
