import type { ArchiveItem } from '../../model/archive-item.ts';
import type { DigestDefinition } from '../../model/digest-definition.ts';
import type { DigestEntry, DigestParent } from '../../model/digest-message.ts';
import type { Delivery, DigestRun, LedgerEntry } from '../../model/digest-run.ts';
import { countIds, idsBetween } from '../../model/packed-ids.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type {
  RunItemsOutcome,
  RunLog,
  RunReasonsOutcome,
  RunRecord,
  SentDigestOutcome,
} from '../outcome.ts';
import { nextSlot } from '../schedule/slots.ts';

export interface ReadRunsDeps {
  readonly store: Pick<
    DigestStore,
    'run' | 'runs' | 'newestRuns' | 'deliveries' | 'ledger' | 'runSelection' | 'items'
  >;
  readonly definitions: () => Promise<readonly DigestDefinition[]>;
  readonly now: () => Date;
}

type Sent = Extract<SentDigestOutcome, { readonly kind: 'sent' }>;

/** What is known of runs: all of it from what they froze. */
export interface ReadRuns {
  log(limit: number): Promise<RunLog>;
  sentOn(definition: DigestDefinition, day: string | null): Promise<SentDigestOutcome>;
  sentRun(runId: string): Promise<Sent | undefined>;
  items(runId: string, page: number): Promise<RunItemsOutcome>;
  reasons(runId: string): Promise<RunReasonsOutcome>;
}

/** Items that one message shows as cards, with room for its heading. */
const PAGE_SIZE = 10;
/** Runs of a digest that are looked through for a day: two years of a daily one. */
const LOOK_BACK = 750;
/** Days that are offered where the asked one has no run. */
const OFFERED = 5;

export function createReadRuns({ store, definitions, now }: ReadRunsDeps): ReadRuns {
  const definitionOf = async (run: DigestRun) =>
    (await definitions()).find(({ name }) => name === run.digest);
  const titleOf = async (run: DigestRun) => (await definitionOf(run))?.title ?? run.digest;
  const zoneOf = async (run: DigestRun) => (await definitionOf(run))?.schedule.timezone ?? 'UTC';
  return {
    log: async (limit) => {
      const past: RunRecord[] = [];
      const hidden = await hiddenNames();
      for (const run of await store.newestRuns(limit)) {
        if (hidden.has(run.digest)) {
          continue;
        }
        past.push(recordOf(run, await store.ledger(run.id), await definitionOf(run)));
      }
      const shown = (await definitions()).filter(({ name }) => !hidden.has(name));
      const coming = shown
        .filter(({ pause }) => pause === null)
        .flatMap((definition) => {
          const at = nextSlot(definition.schedule, now())?.at;
          return at === undefined ? [] : [{ definition, at }];
        })
        .sort((a, b) => a.at.getTime() - b.at.getTime());
      const paused = shown
        .flatMap((definition) =>
          definition.pause === null ? [] : [{ definition, ...definition.pause }],
        )
        .sort((a, b) => b.at.getTime() - a.at.getTime());
      return { past, coming, paused };
    },
    sentOn: async (definition, day) => {
      const runs = await store.runs(definition.name, LOOK_BACK);
      const run = runs.find(({ slotLocal }) => day === null || slotLocal.startsWith(day));
      if (run !== undefined) {
        return sent(run);
      }
      const days = runs.slice(0, OFFERED).map(({ slotLocal }) => slotLocal.slice(0, 10));
      return { kind: 'no-run', name: definition.name, day: day ?? '', days };
    },
    sentRun: async (runId) => {
      const run = await store.run(runId);
      return run === undefined ? undefined : sent(run);
    },
    items: async (runId, wanted) => {
      const run = await store.run(runId);
      const selection = await store.runSelection(runId);
      if (run === undefined || selection === undefined) {
        return { kind: 'unknown-run' };
      }
      const total = countIds(selection.ids);
      const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
      const page = Math.min(Math.max(1, wanted), pages);
      const before = (page - 1) * PAGE_SIZE;
      const ids = idsBetween(selection.ids, before, before + PAGE_SIZE);
      const items = await store.items(ids);
      return {
        kind: 'items',
        run,
        title: await titleOf(run),
        timezone: await zoneOf(run),
        page,
        pages,
        total,
        before,
        items: ids.flatMap((id) => items.get(id) ?? []),
      };
    },
    reasons: async (runId) => {
      const run = await store.run(runId);
      const selection = await store.runSelection(runId);
      if (run === undefined || selection === undefined) {
        return { kind: 'unknown-run' };
      }
      const { chosen, leftOut } = selection;
      const sames = leftOut.flatMap(({ because }) =>
        because.kind === 'same-as' ? [because.item] : [],
      );
      const ids = [...chosen.map(({ id }) => id), ...leftOut.map(({ id }) => id), ...sames];
      const items = await store.items(ids);
      const withItem = <Reason extends { readonly id: ArchiveItem['item']['id'] }>(
        reason: Reason,
      ) => {
        const found = items.get(reason.id);
        return found === undefined ? [] : [{ ...reason, found }];
      };
      const [parent] = parentsOf(await store.deliveries(runId));
      return {
        kind: 'reasons',
        run,
        title: await titleOf(run),
        timezone: await zoneOf(run),
        query: parent?.query ?? '',
        minimumRelevancy: parent?.minimumRelevancy ?? null,
        themes: { rising: parent?.story?.rising ?? null, quiet: parent?.story?.quiet ?? null },
        chosen: chosen.flatMap(withItem),
        leftOut: leftOut.flatMap(withItem).map((reason) => ({
          ...reason,
          same: reason.because.kind === 'same-as' ? (items.get(reason.because.item) ?? null) : null,
        })),
      };
    },
  };

  /** What goes to a private channel is for those who are in it. */
  async function hiddenNames(): Promise<ReadonlySet<string>> {
    const all = await definitions();
    return new Set(all.filter(({ made }) => made?.isPrivate === true).map(({ name }) => name));
  }

  async function sent(run: DigestRun): Promise<Sent> {
    const deliveries = await store.deliveries(run.id);
    const definition = await definitionOf(run);
    return {
      kind: 'sent',
      record: recordOf(run, deliveries, definition),
      pause: definition?.pause ?? null,
      parents: parentsOf(deliveries),
      entries: deliveries.flatMap(({ message }): readonly DigestEntry[] =>
        message.kind === 'item' ? [message.entry] : [],
      ),
    };
  }
}

function parentsOf(deliveries: readonly Delivery[]): readonly DigestParent[] {
  return deliveries.flatMap(({ message }) => (message.kind === 'parent' ? [message] : []));
}

function recordOf(
  run: DigestRun,
  ledger: readonly LedgerEntry[],
  definition: DigestDefinition | undefined,
): RunRecord {
  const items = ledger.filter(({ itemId }) => itemId !== null);
  const counted = items.length > 0 ? items : ledger;
  const count = (...states: readonly Delivery['state'][]) =>
    counted.filter(({ state }) => states.includes(state)).length;
  return {
    run,
    title: definition?.title ?? run.digest,
    timezone: definition?.schedule.timezone ?? 'UTC',
    of: items.length > 0 ? 'item' : 'message',
    sent: count('sent'),
    lost: count('dead', 'expired'),
    waiting: run.state === 'posting' ? count('pending', 'sending', 'unknown') : 0,
  };
}
