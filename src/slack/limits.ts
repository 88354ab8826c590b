/** Slack's Block Kit limits: characters (UTF-16 units, as Slack counts) or numbers of elements. */
export const BLOCK_LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Text objects, and so a section's text. */
  text: 3000,
  sectionFields: 10,
  sectionField: 2000,
  headerText: 150,
  actionsElements: 25,
  contextElements: 10,
  contextActionsElements: 5,
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  accessibilityLabel: 75,
  actionId: 255,
  blockId: 255,
  callbackId: 255,
  selectOptions: 100,
  optionGroups: 100,
  optionText: 75,
  optionDescription: 75,
  /** Slack's documents say 150, its types 75: the smaller is safe in both. */
  optionValue: 75,
  optionUrl: 3000,
  checkboxOptions: 10,
  radioOptions: 10,
  overflowOptions: 5,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLabel: 2000,
  inputHint: 2000,
  imageAltText: 2000,
  imageTitle: 2000,
  imageUrl: 3000,
  plainTextInputMax: 3000,
  /** All markdown blocks of a message together. */
  markdown: 12_000,
  /** A message's charts, and what each may have. */
  charts: 2,
  chartTitle: 50,
  chartSeries: 6,
  chartPoints: 20,
  chartLabel: 20,
  chartAxisLabel: 50,
  tableRows: 100,
  tableCells: 20,
  /** Per table and per message. */
  tableCharacters: 10_000,
  fileInputFiles: 10,
} as const;

/** Limits of modals and Home tabs. */
export const VIEW_LIMITS = {
  title: 24,
  submit: 24,
  close: 24,
  privateMetadata: 3000,
  /** Modals that may lie on top of each other. */
  stack: 3,
} as const;

/** Limits of a message outside its blocks. */
export const MESSAGE_LIMITS = {
  /** What Slack advises; longer text is split or harder to read. */
  advisedText: 4000,
  /** Longer text is truncated. */
  text: 40_000,
  attachments: 100,
} as const;

/** How long and how often what an interaction hands out may be used. */
export const INTERACTION_LIMITS = {
  /** Within which a request must be answered. */
  ackMs: 3000,
  responseUrlUses: 5,
  responseUrlMs: 30 * 60 * 1000,
  triggerMs: 3000,
  /** How far a request's signed time may be from now. */
  signatureMs: 5 * 60 * 1000,
  /** When an event is sent again, counted from the failed attempt. */
  eventRetriesMs: [0, 60_000, 300_000],
  socketConnections: 10,
} as const;

/** Calls per minute and method that Slack's tiers allow at least; posting is counted per channel. */
export const RATE_LIMITS = {
  tier1: 1,
  tier2: 20,
  tier3: 50,
  tier4: 100,
  /** Messages per second in one channel; short bursts pass. */
  postsPerSecond: 1,
} as const;

/** Limits of the app manifest. */
export const MANIFEST_LIMITS = {
  name: 35,
  description: 140,
  longDescription: 4000,
  longDescriptionMin: 174,
  botDisplayName: 80,
  commands: 50,
  /** With its slash. */
  command: 32,
  commandDescription: 2000,
  usageHint: 1000,
  shortcuts: 10,
  shortcutName: 24,
  shortcutDescription: 150,
  unfurlDomains: 5,
  botEvents: 100,
} as const;
