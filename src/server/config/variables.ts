import { z } from 'zod';

const Port = z.coerce.number<string>().int().min(0).max(65_535);
const list = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ''));
const FlagEmojiPart = z.object({ emoji: z.string(), reason: z.string().nullable() });

/** What flags where FLAG_EMOJI is not set. Messages tell of the first. */
export const FLAG_EMOJIS = [
  { emoji: 'triangular_flag_on_post', reason: 'important' },
  { emoji: 'question', reason: 'doubtful' },
  { emoji: 'recycle', reason: 'duplicate' },
  { emoji: 'alarm_clock', reason: 'urgent' },
];

/** `emoji=reason, emoji=reason`, or a bare list: then a flag says no reason. */
const emojis = list
  .transform((parts) =>
    parts.map((part): z.infer<typeof FlagEmojiPart> => {
      const [name = '', ...reason] = part.split('=');
      const said = reason.join('=').replace(/\s+/g, ' ').trim().toLowerCase();
      return {
        emoji: name
          .trim()
          .replace(/^:(.+):$/, '$1')
          .normalize('NFC'),
        reason: said === '' ? null : said,
      };
    }),
  )
  .refine(
    // Letters of any script with their marks, and a skin tone, which is left out later.
    (all) => all.every(({ emoji }) => /^[\p{L}\p{M}\p{N}_+'&.-]+(::skin-tone-\d)?$/u.test(emoji)),
    'emojis are named in words, as in triangular_flag_on_post, alone or with a reason: question=doubtful',
  )
  .refine(
    (all) => all.every(({ reason }) => reason === null || reason.length <= 40),
    'a reason has 40 characters at most',
  );

const people = list.refine(
  (ids) => ids.every((id) => /^[UWS][A-Z0-9]{2,20}$/.test(id)),
  "people are named by their member id, as in U024BE7LH (open somebody's profile, then ⋮ → Copy member ID), user groups by theirs, as in S0615G0KT",
);

/** Slack's own limit (slack/limits.ts). */
const MOST_UNFURL_DOMAINS = 5;
const domains = list
  .transform((names) => names.map((name) => name.toLowerCase()))
  .refine(
    (names) => names.every((name) => /^(?=.{4,253}$)(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(name)),
    'domains are written as in bbc.com, without https:// and without a path',
  )
  .refine(
    (names) => names.length <= MOST_UNFURL_DOMAINS,
    `Slack takes ${MOST_UNFURL_DOMAINS} domains at most`,
  );

/** Every environment variable, with its default; `description` feeds `--help` and `.env.example`. */
export const Variables = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^(xoxe\.)?xoxb-/, 'it starts with xoxb-')
    .optional()
    .meta({
      description:
        'Bot token (xoxb-…): api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token.',
    }),
  SLACK_BOT_TOKEN_FILE: z.string().optional().meta({
    description: 'A file that holds SLACK_BOT_TOKEN instead, as container secrets do.',
  }),
  SLACK_REFRESH_TOKEN: z.string().startsWith('xoxe-', 'it starts with xoxe-').optional().meta({
    description:
      'Where token rotation is on (the bot token starts with xoxe.xoxb-): the refresh token beside it. Signalpost exchanges it every ten hours, and keeps the next one beside DATABASE_FILE.',
  }),
  SLACK_REFRESH_TOKEN_FILE: z.string().optional().meta({
    description: 'A file that holds SLACK_REFRESH_TOKEN instead, as container secrets do.',
  }),
  SLACK_CLIENT_ID: z.string().optional().meta({
    description: 'For token rotation alone: Basic Information → App Credentials → Client ID.',
  }),
  SLACK_CLIENT_SECRET: z.string().optional().meta({
    description: 'For token rotation alone: Client Secret, in the same place.',
  }),
  SLACK_CLIENT_SECRET_FILE: z.string().optional().meta({
    description: 'A file that holds SLACK_CLIENT_SECRET instead, as container secrets do.',
  }),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'it starts with xapp-').optional().meta({
    description:
      'App-level token (xapp-…) with connections:write: Basic Information → App-Level Tokens. Selects Socket Mode, also when a signing secret is set.',
  }),
  SLACK_APP_TOKEN_FILE: z.string().optional().meta({
    description: 'A file that holds SLACK_APP_TOKEN instead, as container secrets do.',
  }),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{16,}$/i, 'it is 16 or more hex digits')
    .optional()
    .meta({
      description:
        'Signing secret: Basic Information → App Credentials. Selects signed HTTP when no app-level token is set.',
    }),
  SLACK_SIGNING_SECRET_FILE: z.string().optional().meta({
    description: 'A file that holds SLACK_SIGNING_SECRET instead, as container secrets do.',
  }),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .default('https://slack.com/api/')
    .meta({ description: "Where Slack's Web API is; another server stands in for it in tests." }),
  ARCHIVE_DIR: z.string().optional().meta({
    description: 'The archive: a folder of summary pages, one Markdown file per article.',
  }),
  ARCHIVE_GIT_URL: z.string().optional().meta({
    description:
      'Or a git repository that holds it: https://…, ssh://…, user@host:path or file:///…. It goes before ARCHIVE_DIR; its clone lies beside DATABASE_FILE.',
  }),
  ARCHIVE_GIT_URL_FILE: z.string().optional().meta({
    description: 'A file that holds ARCHIVE_GIT_URL instead, as container secrets do.',
  }),
  ARCHIVE_GIT_BRANCH: z.string().optional().meta({
    description: "The branch of ARCHIVE_GIT_URL; empty for the repository's own.",
  }),
  ARCHIVE_GIT_SUBFOLDER: z.string().optional().meta({
    description: 'Where the pages lie in ARCHIVE_GIT_URL; empty for its top.',
  }),
  ARCHIVE_GIT_PULL_MINUTES: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(1440)
    .default(10)
    .meta({ description: 'How often ARCHIVE_GIT_URL is looked at, in minutes, 1 to 1440.' }),
  DATABASE_FILE: z.string().default('./data/signalpost.db').meta({
    description:
      'The SQLite file that holds everything Signalpost knows; with DATABASE_URL a copy of its own, on a local disk, that is made anew when it is lost.',
  }),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'it starts with postgres://, as in postgres://user:password@host:5432/database',
    )
    .optional()
    .meta({
      description:
        'For several servers, or a managed database: the PostgreSQL (15 or newer) that they share, as in postgres://user:password@host:5432/database?sslmode=verify-full. Empty: all is in DATABASE_FILE.',
    }),
  DATABASE_URL_FILE: z.string().optional().meta({
    description: 'A file that holds DATABASE_URL instead, as container secrets do.',
  }),
  BACKUP_DIR: z.string().optional().meta({
    description:
      'A folder, best on another disk, that the server puts backups of the database into; empty, or with DATABASE_URL: none by itself.',
  }),
  BACKUP_EVERY_HOURS: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(720)
    .default(24)
    .meta({ description: 'How old the newest backup may become, in hours, 1 to 720.' }),
  BACKUP_KEEP: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(1000)
    .default(14)
    .meta({ description: 'How many backups stay in BACKUP_DIR, 1 to 1000.' }),
  RETENTION_DAYS: z.coerce.number<string>().int().min(7).max(3650).default(60).meta({
    description:
      'How long result lists, events that are worked off and the words of notices are kept, in days, 7 to 3650; flags, decisions and what digests said stay.',
  }),
  DIGESTS_DIR: z
    .string()
    .default('./digests')
    .meta({ description: 'The folder of digest definitions, one YAML file each.' }),
  HOST: z
    .string()
    .default('127.0.0.1')
    .meta({ description: 'Address that the servers bind to; 0.0.0.0 lets other machines in.' }),
  PORT: Port.default(3000).meta({ description: "Port for Slack's signed HTTP requests." }),
  HEALTH_PORT: Port.default(3001).meta({ description: 'Port of /livez and /readyz.' }),
  METRICS_PORT: Port.optional().meta({
    description: 'Port of /metrics, in the text format of Prometheus; empty: none.',
  }),
  FLAG_EMOJI: emojis.default([...FLAG_EMOJIS]).meta({
    description:
      "Reactions that flag an item, each with what it says, separated by commas; any of the workspace's emoji, named without colons. Without a reason (triangular_flag_on_post, eyes) they only flag. Messages tell of the first.",
  }),
  COMMANDS_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/, 'it is made of the letters a–z, digits, - and _')
    .default('')
    .meta({
      description:
        'Before every slash command, as the manifest was made (manifest --commands-prefix fs-): /fs-signals.',
    }),
  UNFURL_DOMAINS: domains.default([]).meta({
    description:
      'Where somebody shares a link to an article of these domains, and it is in the archive, what the archive says is shown below: up to five, separated by commas, as in bbc.com,nature.com. The manifest command adds them, and the scopes that this needs; empty: off.',
  }),
  CURATORS: people.default([]).meta({
    description:
      'Slack member ids (U…) or user groups (S…) who may decide reviews, run digests and export, separated by commas; empty lets every full member.',
  }),
  OPERATORS: people.default([]).meta({
    description:
      'Slack member ids (U…) or user groups (S…) who are told of trouble and see the full status, separated by commas; they may whatever curators may. Empty: the curators.',
  }),
  DIGEST_MAKERS: z.enum(['members', 'curators']).default('members').meta({
    description: "Who may make or change a channel's digest: members or curators.",
  }),
  INTAKE: z.enum(['on', 'off']).default('off').meta({
    description:
      'on: a flag emoji on a message that shows no item proposes the nearest items, or to suggest the message as a new one. Only in channels that the app is in.',
  }),
  REVIEW_REMINDER_DAYS: z.coerce.number<string>().int().min(1).max(365).default(7).meta({
    description:
      'Curators are reminded, once in so many days, while something waits that long for review; 1 to 365.',
  }),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .meta({ description: 'How much is logged: debug, info, warn or error.' }),
});
export type Variables = z.infer<typeof Variables>;

/** One entry per variable, for `--help`: its name, what it is, and its default if it has one. */
export function describeVariables(): readonly {
  readonly name: string;
  readonly description: string;
  readonly fallback: string | null;
}[] {
  const defaults: Readonly<Record<string, unknown>> = Variables.parse({});
  return Object.entries(Variables.shape).map(([name, schema]) => ({
    name,
    description: schema.meta()?.description ?? '',
    fallback: asTyped(defaults[name]),
  }));
}

/** A default as one would type it into the environment; null where there is none. */
function asTyped(value: unknown): string | null {
  if (Array.isArray(value)) {
    return value.map(asTypedPart).join(',');
  }
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : null;
}

function asTypedPart(part: unknown): string {
  const flag = FlagEmojiPart.safeParse(part).data;
  if (flag === undefined) {
    return String(part);
  }
  return flag.reason === null ? flag.emoji : `${flag.emoji}=${flag.reason}`;
}

/** What a variable is; empty for a name that is none. */
export function descriptionOf(name: PropertyKey | undefined): string {
  return describeVariables().find((variable) => variable.name === name)?.description ?? '';
}
