/** What buttons are called on the wire. Old messages keep old names: add, never reuse. */
export const ACTIONS = {
  details: 'item.details',
  share: 'item.share',
  flag: 'item.flag',
  /** In Details: to another item of the page, back from there, and all of the summary. */
  pickItem: 'item.pick',
  backTo: 'item.back',
  showAll: 'item.show-all',
  openArticle: 'item.article',
  /** The overflow menu of a card. */
  cardMenu: 'item.menu',
  undoFlag: 'flag.undo',
  turn: 'list.turn',
  /** Runs a query in place of the message that offered it. */
  ask: 'query.ask',
  /** Runs a query in a message of its own. */
  tryOut: 'query.try',
  /** Runs the subcommand that was probably meant. */
  meant: 'command.meant',
  /** From the results of the search modal back to its fields. */
  changeSearch: 'query.change',
  previewDigest: 'digest.preview',
  runDigest: 'digest.run',
  listDigests: 'digest.list',
  /** Of a run: its whole list, a page of it, why its items were chosen, flagging several of them. */
  runItems: 'run.items',
  turnRunItems: 'run.items.turn',
  runReasons: 'run.reasons',
  flagSeveral: 'run.flag-several',
  collectSeveral: 'run.collect-several',
  /** A run of the log, as it was sent. */
  showRun: 'run.show',
  openQueue: 'review.open',
  /** A digest of a channel, or an alert: the form, with what is to be in it. */
  newWish: 'wish.new',
  /** Enter in the form's query, and back from the preview to the form. */
  countWish: 'wish.query',
  changeWish: 'wish.change',
  editMade: 'made.edit',
  pauseMade: 'made.pause',
  resumeMade: 'made.resume',
  deleteMade: 'made.delete',
  restoreMade: 'made.restore',
  copyMade: 'made.copy',
  transferMade: 'made.transfer',
  /** One click for an alert, and its first answer in private instead. */
  tellMe: 'alert.tell-me',
  answerInPrivate: 'alert.in-private',
  followTheme: 'alert.follow-theme',
  preferences: 'preferences.open',
  unmute: 'preferences.unmute',
  /** The overflow menu of a digest in the list. */
  madeMenu: 'made.menu',
  /** Asks for a note first. */
  decide: 'review.decide',
  /** Accept and Dismiss act at once. */
  decideNow: 'review.decide-now',
  undoDecision: 'review.undo',
  /** Opens the form that decides what has been decided. */
  decideAgain: 'review.again',
  /** Why somebody flags, chosen after flagging; wants another review of what is decided. */
  flagReason: 'flag.reason',
  askAgain: 'flag.ask-again',
  /** Puts the message that was flagged into the queue. */
  suggestNew: 'flag.suggest-new',
  /** Collect…, as a button and as the one choice of a menu. */
  collect: 'item.collect',
  collectMenu: 'item.collect-menu',
  openCollection: 'collection.open',
  listCollections: 'collection.list',
  newCollection: 'collection.new',
  createCollection: 'collection.create',
  renameCollection: 'collection.rename',
  closeCollection: 'collection.close',
  reopenCollection: 'collection.reopen',
  /** The menu of an item in a collection. */
  collectionEntry: 'collection.entry',
  takeOut: 'collection.take-out',
  takeOutSeveral: 'collection.take-out-several',
  putBack: 'collection.put-back',
  /** Asks for a file: of a collection, of anything else. */
  handOut: 'collection.hand-out',
  /** The search field of the Home tab, and what is new there. */
  homeSearch: 'home.search',
  readNews: 'home.read',
  export: 'export.open',
} as const;

/** The queue's own buttons and menus. Its blocks' ids say what of the queue is shown. */
export const QUEUE = {
  sort: 'queue.sort',
  kind: 'queue.kind',
  theme: 'queue.theme',
  reason: 'queue.reason',
  flaggedBy: 'queue.flagged-by',
  shown: 'queue.shown',
  clear: 'queue.clear',
  turn: 'queue.turn',
  tick: 'queue.tick',
  menu: 'queue.menu',
  decideTicked: 'queue.decide-ticked',
  collectTicked: 'queue.collect-ticked',
  undoSeveral: 'queue.undo-several',
  decided: 'queue.decided',
  back: 'queue.back',
} as const;

/** The fields of the forms of a review; block and action are called the same. */
export const REVIEW_FORM = {
  verdict: 'review.verdict',
  duplicateOf: 'review.duplicate-of',
  nearest: 'review.nearest',
  tags: 'review.tags',
  assignee: 'review.assignee',
  later: 'review.later',
} as const;

/** What modals are called on the wire. */
export const VIEWS = {
  queue: 'review.queue',
  notes: 'review.notes',
  duplicate: 'review.duplicate',
  decide: 'review.decision',
  details: 'item.details',
  answer: 'query.answer',
  flagSeveral: 'run.flag-several',
  collectSeveral: 'run.collect-several',
  search: 'query.search',
  collect: 'collection.collect',
  entryNote: 'collection.note',
  nameCollection: 'collection.name',
  export: 'export.form',
  wish: 'wish.form',
  wishPreview: 'wish.preview',
  transfer: 'made.transfer',
  preferences: 'preferences.form',
  follow: 'alert.follow-theme',
} as const;

/** What shortcuts are called on the wire; the manifest says the same. */
export const SHORTCUTS = {
  searchMessage: 'search_message',
  search: 'search_archive',
  flagMessage: 'flag_message',
} as const;

/** The fields of the search modal; block and action are called the same. */
export const SEARCH_MODAL = {
  text: 'search.text',
  kinds: 'search.kinds',
  theme: 'search.theme',
  keyword: 'search.keyword',
  relevancy: 'search.relevancy',
  since: 'search.since',
} as const;

/** The fields of the form for a digest or an alert; block and action are called the same. */
export const WISH = {
  what: 'wish.what',
  query: 'wish.query',
  title: 'wish.title',
  kinds: 'wish.kinds',
  floor: 'wish.floor',
  cadence: 'wish.cadence',
  at: 'wish.at',
  timezone: 'wish.timezone',
  channel: 'wish.channel',
  limit: 'wish.limit',
  grouping: 'wish.grouping',
  empty: 'wish.empty',
  often: 'wish.often',
} as const;

/** The fields of the preferences; block and action are called the same. */
export const PREFERENCES = {
  mute: 'preferences.mute',
  theme: 'preferences.theme',
  days: 'preferences.days',
  holder: 'preferences.holder',
  quietFrom: 'preferences.quiet-from',
  quietTo: 'preferences.quiet-to',
  weekend: 'preferences.weekend',
  timezone: 'preferences.timezone',
} as const;

/** The theme that somebody wants to follow. */
export const FOLLOW = { theme: 'follow.theme' } as const;

/** Who takes a digest over. */
export const NEW_OWNER = { block: 'made.owner', action: 'made.owner' } as const;

/** The checkboxes of the modal that flags or collects several items: a block for each group of ten. */
export const PICK_SEVERAL = { block: 'items', action: 'items' } as const;

/** The fields of the export form; block and action are called the same. */
export const EXPORT_FORM = {
  what: 'export.what',
  query: 'export.query',
  format: 'export.format',
  arrange: 'export.arrange',
} as const;

/** The fields of the forms of collections; block and action are called the same. */
export const COLLECT = {
  collection: 'collect.collection',
  /** How much of a search: what is shown, or its first so many. */
  which: 'collect.which',
  name: 'collect.name',
  note: 'collect.note',
} as const;

/** The note of the decision modal. */
export const NOTE = { block: 'note', action: 'note' } as const;

/** The same action several times in one row: Slack wants their ids to differ. */
export function numbered(actionId: string, n: number): string {
  return `${actionId}:${n}`;
}

/** Matches the action's id, numbered or not. */
export function anyOf(actionId: string): RegExp {
  return new RegExp(`^${actionId.replaceAll('.', '\\.')}(:\\d+)?$`);
}
