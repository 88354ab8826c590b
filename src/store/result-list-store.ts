import type { ItemKind } from '../model/item.ts';
import type { Actor } from '../model/slack-ids.ts';

/** A search whose pages somebody may still turn. */
export interface ResultList {
  readonly id: string;
  readonly actor: Actor;
  readonly text: string;
  readonly kinds: readonly ItemKind[];
  readonly createdAt: Date;
}

export interface ResultListStore {
  saveResultList(list: ResultList): Promise<void>;
  resultList(id: string): Promise<ResultList | undefined>;
  /** @returns how many were dropped. */
  dropResultLists(createdBefore: Date): Promise<number>;
}
