import { utcDay } from '../../model/calendar.ts';
import type { ItemId } from '../../model/item.ts';
import { type ReviewSubject, subjectId } from '../../model/review/nomination.ts';
import type { Decision } from '../../model/review/review.ts';
import type { TeamId, UserId } from '../../model/slack-ids.ts';
import type { Exports, HandoutRequest } from '../exports.ts';
import type { ExportsDeps } from '../exports-deps.ts';
import { filteredItems } from '../filtered-items.ts';
import { groupByTheme } from './group-by-theme.ts';
import type { Handout, HandoutEntry } from './handout.ts';

/** Some hundred printed pages; who wants more wants a table. */
const MOST_ON_A_SHEET = 500;

/** What goes onto a sheet, people by their ids. */
interface Raw {
  readonly subject: ReviewSubject;
  readonly note: { readonly text: string; readonly by: UserId } | null;
  readonly addedBy: UserId | null;
}

/** Builds the sheets for workshops. */
export function createHandouts(deps: ExportsDeps): Pick<Exports, 'handout' | 'collectionHandout'> {
  return {
    handout: async ({ filter, ...request }) => {
      const raw: Raw[] = [];
      for await (const found of filteredItems(deps.store, filter)) {
        raw.push({ subject: { kind: 'item', found }, note: null, addedBy: null });
        if (raw.length === MOST_ON_A_SHEET) {
          break;
        }
      }
      return sheetOf(deps, raw, request);
    },
    collectionHandout: ({ entries, ...request }) => sheetOf(deps, entries, request),
  };
}

async function sheetOf(
  { store, names, clock }: ExportsDeps,
  raw: readonly Raw[],
  { title, team, arrange = 'by-theme' }: HandoutRequest,
): Promise<Handout> {
  const decisions = await lastDecisions(store, team);
  const people = raw.flatMap(({ subject, note, addedBy }) =>
    [note?.by, addedBy, suggester(subject), decisions.get(subjectId(subject))?.by].filter(
      (id) => id != null,
    ),
  );
  const known = await names(people);
  const nameOf = (id: UserId) => known.get(id) ?? id;
  const entries = raw.map(({ subject, note, addedBy }): HandoutEntry => {
    const decision = decisions.get(subjectId(subject));
    const by = suggester(subject);
    return {
      subject,
      suggestedBy: by === null ? null : nameOf(by),
      note: note === null ? null : { text: note.text, by: nameOf(note.by) },
      addedBy: addedBy === null ? null : nameOf(addedBy),
      decision:
        decision === undefined
          ? null
          : {
              verdict: decision.verdict,
              text: decision.note,
              by: nameOf(decision.by),
              day: utcDay(decision.at),
            },
    };
  });
  const groups = arrange === 'by-theme' ? groupByTheme(entries) : [{ heading: null, entries }];
  return { title, day: utcDay(clock.now()), groups, size: entries.length };
}

function suggester(subject: ReviewSubject): UserId | null {
  return subject.kind === 'item' ? null : subject.nomination.by;
}

/** Of each item; later ones stand behind earlier ones in the log. */
async function lastDecisions(
  store: ExportsDeps['store'],
  team: TeamId | undefined,
): Promise<ReadonlyMap<ItemId, Decision>> {
  return new Map((await store.decisions(team)).map((decision) => [decision.itemId, decision]));
}
