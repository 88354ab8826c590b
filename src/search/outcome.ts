import type { CountByKind, Hit, HitPage } from '../model/hit.ts';
import type { ItemKind } from '../model/item.ts';
import type { Query } from '../model/query.ts';
import type { Actor } from '../model/slack-ids.ts';
import type { Topic } from '../model/topic.ts';

export interface AskRequest {
  readonly actor: Actor;
  /** As typed, up to 500 characters. */
  readonly text: string;
  readonly kinds: readonly ItemKind[];
}

/** What one click beside a result list shows. */
export interface WaysOn {
  /** The query for items rated, or inheriting, 4 and more; null where that is none or all of them. */
  readonly only4: { readonly text: string; readonly count: number } | null;
  /** The query with the newest first; null where that is so already. */
  readonly recent: string | null;
  /** What the same query finds in each table. */
  readonly elsewhere: CountByKind;
}

/** One page of a result list, five cards. */
export interface ResultPage extends HitPage {
  readonly kind: 'found';
  readonly listId: string;
  /** Not kept: the database takes nothing just now, so the list has this one page. */
  readonly list: 'kept' | 'not-kept';
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly ways: WaysOn;
  /** The topic that the query names, by a filter or by its words; null where it names none. */
  readonly topic: Topic | null;
}

/** A page of results before it is kept as one of a list. */
export type FoundPage = Omit<ResultPage, 'listId' | 'list'>;

export type Answer = FoundPage | Nothing | Unreadable;

/** Why a query could not be read: one sentence with an example, ready to be shown (plain text). */
export interface Unreadable {
  readonly kind: 'unreadable';
  /** What could not be read, as typed: `rel:>=9`. */
  readonly part: string;
  /** `relevancy runs 1–5`. */
  readonly reason: string;
  /** What to type instead: `rel:>=4`; null when nothing is near. */
  readonly example: string | null;
  /** Valid values when the part named an unknown one, ten at most; else empty. */
  readonly validValues: readonly string[];
  /** The whole query with the example in the part's place, for a button; null where that would not do. */
  readonly again: string | null;
}

/** Nothing was found, and what a reader can do about it. */
export interface Nothing {
  readonly kind: 'nothing';
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
  /** How the query was read, in words: `items with "algoritm", rated 4 or more`. */
  readonly reading: string;
  /** The query with the nearest spelling, and what it would find; null when none finds anything. */
  readonly nearest: { readonly text: string; readonly count: number } | null;
  /** Small words that were typed but not asked for. */
  readonly leftOut: readonly string[];
  /** Each word or phrase with what it finds by itself under the same filters; empty for a single one. */
  readonly words: readonly {
    readonly word: string;
    /** The query with this word alone. */
    readonly text: string;
    readonly count: number;
  }[];
  /** The best items with some of the words, three at most. */
  readonly partial: readonly Hit[];
  /** What the query finds without one of its filters, only where that is more than nothing. */
  readonly without: readonly {
    readonly filter: string;
    readonly text: string;
    readonly count: number;
  }[];
  /** What the same query finds in each table. */
  readonly elsewhere: CountByKind;
}

/** The text asks for help: it is empty or `help`. */
export interface Help {
  readonly kind: 'help';
}

export type AskOutcome = ResultPage | Nothing | Unreadable | Help;

/** A page of a list, or word that the list has expired; with its query when that is still known. */
export type TurnOutcome =
  | ResultPage
  | Nothing
  | Unreadable
  | {
      readonly kind: 'expired';
      readonly again: { readonly text: string; readonly kinds: readonly ItemKind[] } | null;
    };
