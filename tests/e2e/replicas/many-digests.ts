import { expect, vi } from 'vitest';
import { runIdOf } from '../../../src/digests/delivery/run-ids.ts';
import { slotLocalOf } from '../../../src/digests/schedule/slots.ts';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { Message } from '../../../src/workspace/page-protocol.ts';
import { shown } from '../../support/shown.ts';
import { mira } from '../../support/workspace.ts';
import { type Fleet, newsChannel } from './fleet.ts';
import { countIn } from './in-the-file.ts';

const MINUTE_MS = 60_000;
const ITEMS = 2;

export interface ManyDigests {
  readonly count: number;
  /** What each tells of: its list, and so many replies. Default: 2. */
  readonly items?: number;
  /** How many they are posted to, in turn. */
  readonly channels: number;
}

const ZONE = 'Etc/UTC';
/** A time of the day at which no test runs. */
const AT_NIGHT = '03:00';
/** What it takes until all replicas have read a definition that was changed. */
const READ_MS = 20_000;

const numbered = (n: number) => String(n).padStart(3, '0');
const titleOf = (n: number) => `Digest ${numbered(n)}`;
/** What the n-th is called where it is defined. */
const nameOf = (n: number) => `digest-${numbered(n)}`;

/** Writes the n-th digest's file: every day at a time of the fleet's. */
function define(
  fleet: Fleet,
  n: number,
  { channels, items = ITEMS }: ManyDigests,
  at: string,
): void {
  fleet.addDigest(
    nameOf(n),
    `title: ${titleOf(n)}
schedule: { every: day, at: "${at}", timezone: ${ZONE} }
channel: ${newsChannel(n % channels)}
kinds: all
limit: ${items}
group_by: kind
`,
  );
}

/** Defines digests that are not due yet. */
export function defineDigests(fleet: Fleet, digests: ManyDigests): void {
  for (let n = 0; n < digests.count; n += 1) {
    define(fleet, n, digests, AT_NIGHT);
  }
}

/**
 * Makes them due with the next minute that leaves the time to read their files.
 *
 * @param minutesLater - of the n-th; default: with each round of the channels a minute.
 * @returns when the first is due.
 */
export function makeDue(
  fleet: Fleet,
  digests: ManyDigests,
  minutesLater = (n: number) => Math.floor(n / digests.channels),
): Date {
  const soon = fleet.clock.now().getTime() + READ_MS;
  const first = new Date(Math.ceil(soon / MINUTE_MS) * MINUTE_MS);
  for (let n = 0; n < digests.count; n += 1) {
    const at = minuteOf(first, minutesLater(n)).toISOString().slice(11, 16);
    define(fleet, n, digests, at);
  }
  return first;
}

/** The run of the n-th digest that is due then. */
export function runDueAt(at: Date, n: number): string {
  return runIdOf(DigestName.parse(nameOf(n)), slotLocalOf(at, ZONE));
}

/** So many minutes after an instant. */
const minuteOf = (first: Date, n: number) => new Date(first.getTime() + n * MINUTE_MS);

/**
 * Waits until they are known: what arrives in the archive from then on is new to them, and what was
 * there before, which the first index has, is not.
 */
export async function digestsKnown(
  { replicas }: Fleet,
  { count }: Pick<ManyDigests, 'count'>,
): Promise<void> {
  const known = () => countIn(replicas[0], 'SELECT count(*) FROM digest');
  await vi.waitFor(() => expect(known()).toBe(count), { timeout: 90_000, interval: 100 });
}

/** A digest as the channel shows it. */
interface Told {
  readonly lists: readonly Message[];
  /** In the lists' threads, as they came. */
  readonly replies: readonly Message[];
}

/** What Slack has of each digest, by its title. */
function toldOf({ workspace }: Fleet, digests: Pick<ManyDigests, 'count'>): readonly Told[] {
  const ours = workspace.snapshot(mira).messages.filter(({ ephemeral }) => !ephemeral);
  // Each message is read once: Slack stands in this thread, and must not wait for who asks it.
  const lists = Map.groupBy(
    ours.filter(({ threadTs }) => threadTs === null),
    ({ blocks }) => shown(blocks).slice(0, titleOf(0).length),
  );
  const replies = Map.groupBy(ours, ({ channel, threadTs }) => `${channel} ${threadTs}`);
  return Array.from({ length: digests.count }, (_, n) => {
    const own = lists.get(titleOf(n)) ?? [];
    return {
      lists: own,
      replies: own.flatMap(({ channel, ts }) => replies.get(`${channel} ${ts}`) ?? []),
    };
  });
}

/** Waits until Slack has all of them, then a while for what would be too much. */
export async function allTold(
  fleet: Fleet,
  digests: ManyDigests,
  within: { readonly realMs: number },
): Promise<void> {
  const { items = ITEMS } = digests;
  const missing = () =>
    toldOf(fleet, digests).flatMap(({ lists, replies }, n) =>
      lists.length >= 1 && replies.length >= items
        ? []
        : [`${titleOf(n)}: ${lists.length} + ${replies.length}`],
    );
  await vi.waitFor(() => expect(missing()).toEqual([]), {
    timeout: within.realMs,
    interval: 500,
  });
}

/**
 * Each list once, its replies once and in the list's order, nothing else in the channels; and nothing
 * was taken back, as what was posted twice is when its run has ended.
 */
export function expectOnceEach(fleet: Fleet, digests: ManyDigests): void {
  const { items = ITEMS } = digests;
  const told = toldOf(fleet, digests);
  const faults = told.flatMap((one, n) =>
    faultsOf(one, items).map((fault) => `${titleOf(n)}: ${fault}`),
  );
  expect(faults).toEqual([]);
  const ours = fleet.workspace
    .snapshot(mira)
    .messages.filter(({ channel, ephemeral }) => !ephemeral && channel.startsWith('C0000NEWS'));
  expect(fleet.workspace.wire().filter(({ name }) => name === 'chat.delete')).toEqual([]);
  expect(ours).toHaveLength(digests.count * (1 + items));
}

function faultsOf({ lists, replies }: Told, items: number): readonly string[] {
  const [list] = lists;
  if (list === undefined || lists.length > 1) {
    return [`${lists.length} lists`];
  }
  const names = replies.map(({ blocks }) => firstLink(blocks));
  if (new Set(names).size !== replies.length || replies.length !== items) {
    return [`${replies.length} replies: ${names.join(', ')}`];
  }
  const text = JSON.stringify(list.blocks);
  const places = names.map((name) => text.indexOf(JSON.stringify(name).slice(1, -1)));
  return places.every((place, n) => place >= 0 && place >= (places[n - 1] ?? 0))
    ? []
    : [`not in the list's order: ${places.join(', ')}`];
}

/** What an item's message is headed with: the item's name. */
function firstLink(blocks: Message['blocks']): string {
  const found = /"type":"link","url":"[^"]*","text":"((?:[^"\\]|\\.)*)"/.exec(
    JSON.stringify(blocks),
  );
  return found?.[1] === undefined ? '' : String(JSON.parse(`"${found[1]}"`));
}
