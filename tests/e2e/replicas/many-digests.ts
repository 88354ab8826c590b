import { expect, vi } from 'vitest';
import type { Message } from '../../../src/workspace/page-protocol.ts';
import { shown } from '../../support/shown.ts';
import { mira } from '../../support/workspace.ts';
import { type Fleet, newsChannel } from './fleet.ts';
import { countIn } from './in-the-file.ts';

const MINUTE_MS = 60_000;
/** What each digest says, at most: its list and so many replies. */
const ITEMS_EACH = 2;

export interface ManyDigests {
  readonly count: number;
  readonly channels: number;
  /** The minute of the first, by the fleet's clock; a round of channels later comes the next. */
  readonly firstAt: Date;
}

const titleOf = (n: number) => `Digest ${String(n).padStart(3, '0')}`;

/** Defines digests, one after another in each channel, a minute between two of them. */
export function defineDigests(fleet: Fleet, { count, channels, firstAt }: ManyDigests): void {
  for (let n = 0; n < count; n += 1) {
    const at = new Date(firstAt.getTime() + Math.floor(n / channels) * MINUTE_MS);
    fleet.addDigest(
      `digest-${String(n).padStart(3, '0')}`,
      `title: ${titleOf(n)}
schedule: { every: day, at: "${at.toISOString().slice(11, 16)}", timezone: Etc/UTC }
channel: ${newsChannel(n % channels)}
kinds: all
limit: ${ITEMS_EACH}
group_by: kind
`,
    );
  }
}

/**
 * Waits until they are known: what arrives in the archive from then on is new to them, and what was
 * there before, which the first index has, is not.
 */
export async function digestsKnown(
  { replicas }: Fleet,
  { count }: Pick<ManyDigests, 'count'>,
): Promise<void> {
  const known = () => countIn(replicas[0], 'SELECT count(*) FROM digest');
  await vi.waitFor(() => expect(known()).toBe(count), { timeout: 30_000, interval: 100 });
}

/** A digest as the channel shows it. */
interface Told {
  readonly lists: readonly Message[];
  /** In the lists' threads, as they came. */
  readonly replies: readonly Message[];
}

/** What Slack has of each digest, by its title. */
function toldOf({ workspace }: Fleet, digests: Pick<ManyDigests, 'count'>): readonly Told[] {
  const { messages } = workspace.snapshot(mira);
  const ours = messages.filter(({ ephemeral }) => !ephemeral);
  return Array.from({ length: digests.count }, (_, n) => {
    const lists = ours.filter(
      ({ threadTs, blocks }) => threadTs === null && shown(blocks).startsWith(titleOf(n)),
    );
    const replies = ours.filter(
      ({ channel, threadTs }) =>
        threadTs !== null && lists.some((list) => list.ts === threadTs && list.channel === channel),
    );
    return { lists, replies };
  });
}

/** Waits until Slack has all of them, then a while for what would be too much. */
export async function allTold(
  fleet: Fleet,
  digests: ManyDigests,
  within: { readonly realMs: number },
): Promise<void> {
  const missing = () =>
    toldOf(fleet, digests).flatMap(({ lists, replies }, n) =>
      lists.length >= 1 && replies.length >= ITEMS_EACH
        ? []
        : [`${titleOf(n)}: ${lists.length} + ${replies.length}`],
    );
  await vi.waitFor(() => expect(missing()).toEqual([]), {
    timeout: within.realMs,
    interval: 100,
  });
}

/** Each list once, its replies once and in the list's order, nothing else in the channels. */
export function expectOnceEach(fleet: Fleet, digests: ManyDigests): void {
  const told = toldOf(fleet, digests);
  const faults = told.flatMap((one, n) => faultsOf(one).map((fault) => `${titleOf(n)}: ${fault}`));
  expect(faults).toEqual([]);
  const ours = fleet.workspace
    .snapshot(mira)
    .messages.filter(({ channel, ephemeral }) => !ephemeral && channel.startsWith('C0000NEWS'));
  expect(ours).toHaveLength(digests.count * (1 + ITEMS_EACH));
}

function faultsOf({ lists, replies }: Told): readonly string[] {
  const [list] = lists;
  if (list === undefined || lists.length > 1) {
    return [`${lists.length} lists`];
  }
  const names = replies.map(({ blocks }) => firstLink(blocks));
  if (new Set(names).size !== replies.length || replies.length !== ITEMS_EACH) {
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
