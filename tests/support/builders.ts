import type { ArchiveItem } from '../../src/model/archive-item.ts';
import { type Hit, NO_MATCH } from '../../src/model/hit.ts';
import { Item, ItemId, type Row } from '../../src/model/item.ts';
import { PageId } from '../../src/model/page-id.ts';
import { NO_FILTERS, type Query } from '../../src/model/query.ts';
import type { Nomination } from '../../src/model/review/nomination.ts';
import { type Actor, ChannelId, MessageTs, TeamId, UserId } from '../../src/model/slack-ids.ts';
import { Summary } from '../../src/model/summary.ts';
import type { WaysOn } from '../../src/search/outcome.ts';
import type { PageToStore } from '../../src/store/page-store.ts';

export const team = TeamId.parse('T0TEAM');
export const foresight = ChannelId.parse('C0FORESIGHT');
export const mira: Actor = { team, user: UserId.parse('U0MIRA') };
export const jonas: Actor = { team, user: UserId.parse('U0JONAS') };

export const messageTs = (n: number) => MessageTs.parse(`1790000000.${String(n).padStart(6, '0')}`);

/** A message that Mira suggested, of a place of its own for each id. */
export function aNomination(fields: Partial<Nomination> = {}): Nomination {
  const { id = ItemId.parse('00000000000000ff') } = fields;
  return {
    id,
    source: { team, channel: foresight, ts: messageTs(Number.parseInt(id.slice(-5), 16) % 1e6) },
    text: 'Ferries without crews',
    permalink: `https://acme.slack.com/archives/C1/p${id}`,
    by: mira.user,
    at: new Date('2026-11-20T09:00:00Z'),
    isPrivate: false,
    ...fields,
  };
}

/** The n-th page id, n from 0. */
export const pageId = (n: number): PageId => PageId.parse(n.toString(16).padStart(32, '0'));

export function aRow(fields: Partial<Row> = {}): Row {
  return {
    kind: 'signal',
    name: 'Municipal drone corridors',
    description: 'Cities reserve low air space for delivery drones.',
    relevancy: 4,
    change: null,
    tenYear: null,
    drivingForce: null,
    ...fields,
  };
}

function aSummary(fields: Partial<Summary> = {}): Summary {
  return Summary.parse({
    id: pageId(1),
    title: 'Low air space becomes a public good',
    url: 'https://example.org/air',
    origin: { raw: '20261101', date: '2026-11-01' },
    category: 'politics',
    type: 'news',
    keywords: ['drones', 'air space'],
    themes: ['mobility'],
    text: 'Cities start to plan the air above their streets.',
    rows: [aRow()],
    closest: [],
    ...fields,
  });
}

/** A page ready for the store; item ids are made from the page id and the row's position. */
export function aPage(
  fields: Partial<Summary> = {},
  seenAt: Date = new Date('2026-11-20T08:00:00Z'),
): PageToStore {
  const { rows, ...summary } = aSummary(fields);
  return {
    stamp: { file: `${summary.id}.md`, hash: summary.id.repeat(2), size: 1000, mtimeMs: 1 },
    summary,
    items: rows.map((row, n) => anItem(row, summary.id, n)),
    warnings: [],
    seenAt,
  };
}

export function anItem(row: Row, page: PageId, n: number): Item {
  const id = `${page.slice(-12)}${n.toString(16).padStart(4, '0')}`;
  return Item.parse({ ...row, id, pageId: page });
}

export function anArchiveItem(row: Partial<Row> = {}, page: Partial<Summary> = {}): ArchiveItem {
  const { rows: _rows, closest: _closest, ...summary } = aSummary(page);
  const item = anItem(aRow(row), summary.id, 0);
  return {
    item,
    page: {
      ...summary,
      pageDate: summary.origin.date ?? '2026-11-20',
      firstSeenAt: new Date('2026-11-20T08:00:00Z'),
      meanRelevancy: item.relevancy,
    },
    language: 'en',
    goneAt: null,
    leftWithPage: false,
  };
}

/** Nothing more to offer beside a list. */
export const noWaysOn: WaysOn = {
  only4: null,
  recent: null,
  elsewhere: { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 },
};

export function aHit(...fields: Parameters<typeof anArchiveItem>): Hit {
  return { ...NO_MATCH, found: anArchiveItem(...fields), score: 1, moreFromPage: 0 };
}

export function aQuery(fields: Partial<Query> = {}): Query {
  return { text: '', match: null, ...NO_FILTERS, ...fields };
}
