import type { ArchiveItem } from '../../model/archive-item.ts';
import { type Candidates, candidateAt, numberAt } from '../../model/candidates.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { DigestEntry, DigestParent, DigestStory } from '../../model/digest/digest-message.ts';
import type { RunSelection } from '../../model/digest/digest-reason.ts';
import type { Mute } from '../../model/digest/mute.ts';
import type { ItemId } from '../../model/item.ts';
import { idsAt } from '../../model/packed-ids.ts';
import { headline } from '../../model/text/headline.ts';
import type { CandidateRequest, DigestStore } from '../../store/digest-store.ts';
import type { TrendStore } from '../../store/trend-store.ts';
import { type Choice, chooseItems } from './choose-items.ts';
import { contendersOf } from './contenders.ts';
import { gistOf } from './fold-duplicates.ts';
import { groupEntries } from './group-entries.ts';
import { isMuted } from './leave-out-muted.ts';
import { parentOf } from './parent-of.ts';
import type { Period } from './period.ts';
import { findQuietTheme } from './quiet-theme.ts';
import { type Ranked, type Ranking, rankCandidates } from './rank-candidates.ts';
import { findRisingTheme } from './rising-theme.ts';
import { sharesOf } from './shares.ts';
import { splitGroups } from './split-groups.ts';

export interface ComposedDigest {
  /** At least one, with no entries when nothing was found. */
  readonly parents: readonly DigestParent[];
  /** In reading order; none where it tells of reviews. */
  readonly entries: readonly DigestEntry[];
  /** All that it names, for the message's identity. */
  readonly named: readonly ItemId[];
  /** How much it has to tell; nothing where this is 0. */
  readonly size: number;
  /** Null where it tells of reviews. */
  readonly selection: RunSelection | null;
}

export type ComposeStore = Pick<
  DigestStore,
  'themeArrivals' | 'itemTexts' | 'items' | 'itemsOnPages' | 'acceptedSince' | 'decisionsOn'
> &
  TrendStore;

/** The nearest that were left out and are explained. */
const EXPLAINED = 5;
/** Decisions that a digest tells of, in one line. */
const ACCEPTED = 3;

/** Turns what the archive has for a period into what the digest says. Reads, and writes nothing. */
export async function composeDigest(
  store: ComposeStore,
  definition: DigestDefinition,
  {
    period,
    request,
    candidates,
    mutes,
  }: {
    readonly period: Period;
    readonly request: CandidateRequest;
    readonly candidates: Candidates;
    /** What its reader does not want to hear of; candidates are without it already. */
    readonly mutes: readonly Mute[];
  },
): Promise<ComposedDigest & { readonly selection: RunSelection }> {
  const ranking = rankCandidates(candidates, definition.minimumRelevancy);
  const choice = await choose(store, definition, ranking);
  const ids = choice.chosen.map(({ candidate }) => candidate.id);
  const items = await store.items(ids);
  const decisions = await store.decisionsOn(definition.made?.team ?? null, ids);
  const onPages = await store.itemsOnPages([
    ...new Set(choice.chosen.map(({ candidate }) => candidate.page.id)),
  ]);
  const groups = groupEntries(
    choice.chosen.flatMap(({ candidate, alsoIn }) => {
      const found = items.get(candidate.id);
      const decision = decisions.get(candidate.id) ?? null;
      return found === undefined ? [] : [{ found, novelty: candidate.novelty, alsoIn, decision }];
    }),
    definition.grouping,
    onPages,
  );
  const entries = groups.flatMap((group) => group.entries);
  const story = await tell(store, definition, { period, request, ranking, entries, mutes });
  const parts = splitGroups(groups);
  const folded = choice.leftOut.filter(({ because }) => because.kind === 'same-as').length;
  return {
    entries,
    named: entries.map(({ found }) => found.item.id),
    size: entries.length,
    selection: selectionOf(ranking, choice, entries),
    parents: parts.map((share, n) => ({
      ...parentOf(definition, period),
      newItems: entries.filter(({ novelty }) => novelty === 'new').length,
      updatedItems: entries.filter(({ novelty }) => novelty === 'updated').length,
      belowThreshold: ranking.belowThreshold,
      overLimit: ranking.passing.length - entries.length - folded,
      minimumRelevancy: definition.minimumRelevancy,
      query: definition.query,
      review: null,
      story,
      groups: [...share],
      part: n + 1,
      parts: parts.length,
      isAlert: !definition.replies,
    })),
  };
}

/** What a definition takes of what passed its minimum. */
export async function choose(
  store: Pick<DigestStore, 'itemTexts'>,
  definition: DigestDefinition,
  ranking: Ranking,
): Promise<Choice> {
  const shares = sharesOf(definition, ranking.kinds);
  const { limit } = definition;
  const contenders = contendersOf(ranking, { limit, perPage: shares.perPage });
  const texts = await store.itemTexts(contenders.map(({ candidate }) => candidate.id));
  return chooseItems(contenders, (id: ItemId) => gistOf(id, texts.get(id)), { limit, shares });
}

interface Told {
  readonly period: Period;
  readonly request: CandidateRequest;
  readonly ranking: Ranking;
  readonly entries: readonly DigestEntry[];
  readonly mutes: readonly Mute[];
}

async function tell(
  store: ComposeStore,
  { name, schedule, replies }: DigestDefinition,
  { period, request, ranking, entries, mutes }: Told,
): Promise<DigestStory> {
  const { candidates, passing, inherited } = ranking;
  const accepted = await store.acceptedSince(name, period.from);
  return {
    ...countPages(candidates),
    passed: passing.length - inherited,
    inherited,
    // Who asked for a subject knows it; for a thousand alerts it would be counted a thousand times.
    rising: replies ? await findRisingTheme(store, schedule, request, candidates) : null,
    quiet:
      replies && entries.length > 0
        ? await findQuietTheme(store, request, (theme) => isMuted(mutes, theme))
        : null,
    accepted: accepted
      .slice(0, ACCEPTED)
      .map(({ found, by, note }) => ({ item: found.item.id, name: nameOf(found), by, note })),
    bestBelow: entries.length > 0 ? null : await bestBelow(store, ranking),
    simulated: period.arrivals === 'page-date',
    unindexed: period.unindexed,
  };
}

const nameOf = (found: ArchiveItem) => headline(found.item).title;

/** A page that brought both is a new one. */
function countPages({ count, page, isNew }: Candidates) {
  const found = new Set<number>();
  const brandNew = new Set<number>();
  for (let n = 0; n < count; n += 1) {
    found.add(numberAt(page, n));
    if (numberAt(isNew, n) === 1) {
      brandNew.add(numberAt(page, n));
    }
  }
  return { newPages: brandNew.size, updatedPages: found.size - brandNew.size };
}

async function bestBelow(
  store: Pick<DigestStore, 'items'>,
  { candidates, bestBelow: place }: Ranking,
): Promise<ArchiveItem | null> {
  if (place === null) {
    return null;
  }
  const { id } = candidateAt(candidates, place);
  return (await store.items([id])).get(id) ?? null;
}

function selectionOf(
  { candidates, passing }: Ranking,
  { chosen, leftOut }: Choice,
  entries: readonly DigestEntry[],
): RunSelection {
  const numbers = new Map(entries.map(({ found, number }) => [found.item.id, number]));
  const standing = ({ candidate: { id, relevancy, page } }: Ranked) => ({
    id,
    relevancy,
    inherited: relevancy === null ? page.meanRelevancy : null,
  });
  return {
    ids: idsAt(candidates.ids, passing),
    chosen: chosen
      .flatMap((one) => {
        const number = numbers.get(one.candidate.id);
        const { novelty, words } = one.candidate;
        const { heldFor, alsoIn } = one;
        return number === undefined
          ? []
          : [{ ...standing(one), number, novelty, words, heldFor, alsoIn }];
      })
      .sort((a, b) => a.number - b.number),
    leftOut: leftOut.slice(0, EXPLAINED).map((one) => ({ ...standing(one), because: one.because })),
  };
}
