import type { DigestDefinition, DigestName, Made } from '../../model/digest/digest-definition.ts';
import type { DigestParent } from '../../model/digest/digest-message.ts';
import type { MadeDigest } from '../../model/digest/made-digest.ts';
import type { DefinitionPause } from '../../model/digest/pause.ts';
import type { Actor, UserId } from '../../model/slack-ids.ts';
import type { Unreadable } from '../../search/outcome.ts';
import type { UnknownWord } from '../../search/suggest/unknown-words.ts';
import type { UnreachableChannel } from '../delivery/poster.ts';
import type { DigestInfo, UnknownDigest } from '../outcome.ts';
import type { Overlap } from './overlaps.ts';
import type { DigestWish } from './wish.ts';

/** Why a wish cannot be one, each at its field. */
export type WishProblem =
  | { readonly field: 'query'; readonly unreadable: Unreadable }
  | { readonly field: 'timezone'; readonly nearest: string };

/** What a wish would have said last, and how much it is. */
export interface WishPreview {
  readonly parents: readonly DigestParent[];
  readonly entries: number;
  readonly past: { readonly days: number; readonly runs: number; readonly items: number };
  readonly overlaps: readonly Overlap[];
  /** Asked only where nothing came. */
  readonly unknown: readonly UnknownWord[];
}

export interface SaveRequest {
  readonly actor: Actor;
  /** Given when the modal opens, so that sent in twice it is one digest. */
  readonly name: DigestName;
  readonly wish: DigestWish;
  readonly isPrivate: boolean;
  /** The version that was edited; null for a new one. */
  readonly version: number | null;
  readonly firstAnswer?: Made['firstAnswer'];
}

export type SaveOutcome =
  /** @param before - null where it is new. */
  | { readonly kind: 'saved'; readonly made: MadeDigest; readonly before: MadeDigest | null }
  /** Sent in twice: nothing was changed. */
  | { readonly kind: 'saved-already'; readonly made: MadeDigest }
  | { readonly kind: 'changed-meanwhile'; readonly made: MadeDigest }
  | MissingMade;

/** There is none of this name, or it is somebody else's alert. */
export interface MissingMade {
  readonly kind: 'missing';
}

export type ChangeOutcome =
  | { readonly kind: 'changed'; readonly made: MadeDigest; readonly info: DigestInfo }
  /** It is so already: a second click. */
  | { readonly kind: 'already'; readonly made: MadeDigest; readonly info: DigestInfo }
  /** It cannot go on before its definition is edited. */
  | {
      readonly kind: 'needs-edit';
      readonly because: DefinitionPause;
      readonly definition: DigestDefinition;
    }
  /** It cannot go on: its channel still takes nothing. */
  | (UnreachableChannel & { readonly definition: DigestDefinition })
  | MissingMade;

export type Change =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'restore' }
  /** The first answer of an alert comes by direct message, like all others. */
  | { readonly kind: 'in-private' }
  /** Its first answer comes where it was asked for last. */
  | { readonly kind: 'answer-in'; readonly thread: NonNullable<Made['firstAnswer']> }
  | { readonly kind: 'transfer'; readonly to: UserId };

/** What people do with digests and alerts in Slack. Whether they may is asked before. */
export interface MadeDigests {
  /** What is wrong with a wish; nothing where it can be saved. */
  check(wish: Pick<DigestWish, 'query' | 'schedule' | 'channel'>): Promise<readonly WishProblem[]>;
  /** How many items would match the query now, whenever they came; null where it cannot be read. */
  preview(wish: DigestWish, name: DigestName): Promise<WishPreview>;
  save(request: SaveRequest): Promise<SaveOutcome>;
  /** What else is done with one, without a form. */
  change(actor: Actor, name: string, change: Change): Promise<ChangeOutcome>;
  /** One that the person may see, deleted ones included; of alerts only their own. */
  find(actor: Actor, name: string): Promise<MadeDigest | undefined>;
  /** Any digest that is not an alert, files included, and the person's own alerts. */
  definition(actor: Actor, name: string): Promise<DigestDefinition | UnknownDigest>;
  /** The person's alerts, oldest first. */
  alerts(actor: Actor): Promise<readonly DigestInfo[]>;
  /** Whether the thread that an alert was asked for in has had its first answer already. */
  isAnswered(made: MadeDigest): Promise<boolean>;
  /** A name for a new one. */
  nameFor(title: string): DigestName;
}
