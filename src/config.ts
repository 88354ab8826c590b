import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** The environment as the operating system, or a test, hands it over. */
export type Environment = Readonly<Record<string, string | undefined>>;

const Port = z.coerce.number<string>().int().min(0).max(65_535);
const list = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ''));
const emojis = list
  .transform((names) => names.map((name) => name.replace(/^:(.+):$/, '$1')))
  .refine(
    (names) => names.every((name) => /^[\p{L}\p{N}_+'&.-]+$/u.test(name)),
    'emojis are named in words, as in triangular_flag_on_post',
  );

/** Every variable, with its default; `description` feeds `--help` and `.env.example`. */
const Variables = z.object({
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'it starts with xoxb-').optional().meta({
    description:
      'Bot token (xoxb-…): api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token.',
  }),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'it starts with xapp-').optional().meta({
    description:
      'App-level token (xapp-…) with connections:write: Basic Information → App-Level Tokens. Selects Socket Mode, also when a signing secret is set.',
  }),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{16,}$/i, 'it is 16 or more hex digits')
    .optional()
    .meta({
      description:
        'Signing secret: Basic Information → App Credentials. Selects signed HTTP when no app-level token is set.',
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
  DATABASE_FILE: z
    .string()
    .default('./data/signalpost.db')
    .meta({ description: 'The SQLite file that holds everything Signalpost knows.' }),
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
  FLAG_EMOJI: emojis.default(['triangular_flag_on_post']).meta({
    description:
      'Reactions that flag an item, names without colons, separated by commas; messages tell of the first.',
  }),
  CURATORS: list.default([]).meta({
    description:
      'Slack user ids (U…) who may decide reviews and run digests, separated by commas; empty lets everyone.',
  }),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .meta({ description: 'How much is logged: debug, info, warn or error.' }),
});

/** How Slack reaches the app. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

/** Where the pages come from. */
export type ArchiveConfig =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 'git';
      /** Secret: it may hold a password. */
      readonly url: string;
      /** Undefined: the repository's own. */
      readonly branch: string | undefined;
      readonly subfolder: string | undefined;
      readonly pullMinutes: number;
      readonly cloneInto: string;
      /** For the git program: everything but Signalpost's own variables. */
      readonly environment: Environment;
    };

/** What every command needs. */
export interface LocalConfig {
  readonly databaseFile: string;
  readonly digestsDir: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Null when none is set: then nothing can be posted. */
  readonly botToken: string | null;
  readonly slackApiUrl: string;
  readonly flagEmojis: readonly string[];
}

/** What the server needs on top. */
export interface ServerConfig extends LocalConfig {
  readonly archive: ArchiveConfig;
  /** Both a folder and a git repository are set: the repository was chosen. */
  readonly bothArchives: boolean;
  readonly botToken: string;
  readonly transport: Transport;
  /** Both an app-level token and a signing secret are set: Socket Mode was chosen. */
  readonly bothTransports: boolean;
  readonly host: string;
  readonly healthPort: number;
  readonly curators: readonly string[];
}

/** Wrong or missing variables, all of them; the message is ready for a terminal. */
export class ConfigError extends Error {
  readonly code = 'config';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n` +
        'Set them in the environment or in a .env file; .env.example lists every variable.',
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** The process's environment over the `.env` file of `folder`, if there is one. @throws {ConfigError} */
export function readEnvironment(folder: string): Environment {
  const file = join(folder, '.env');
  return existsSync(file) ? { ...parseEnv(readEnvFile(file)), ...process.env } : process.env;
}

function readEnvFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new ConfigError([`${file} cannot be read (${code}): a text file was expected.`]);
  }
}

/** Configuration of the commands that need no Slack. @throws {ConfigError} */
export function readLocalConfig(environment: Environment): LocalConfig {
  const { variables, problems } = readVariables(environment);
  if (variables === undefined) {
    throw new ConfigError(problems);
  }
  return {
    databaseFile: variables.DATABASE_FILE,
    digestsDir: variables.DIGESTS_DIR,
    logLevel: variables.LOG_LEVEL,
    botToken: variables.SLACK_BOT_TOKEN ?? null,
    slackApiUrl: variables.SLACK_API_URL,
    flagEmojis: variables.FLAG_EMOJI,
  };
}

/** Configuration of the server. @throws {ConfigError} naming everything that is missing or wrong. */
export function readServerConfig(environment: Environment): ServerConfig {
  const { variables, problems } = readVariables(environment);
  const given = (name: keyof typeof Variables.shape) => (environment[name] ?? '') !== '';
  const missing = [
    ...(given('SLACK_BOT_TOKEN') ? [] : [missingLine('SLACK_BOT_TOKEN')]),
    ...(given('SLACK_APP_TOKEN') || given('SLACK_SIGNING_SECRET')
      ? []
      : [`${missingLine('SLACK_APP_TOKEN')}\n    or ${missingLine('SLACK_SIGNING_SECRET')}`]),
    ...(given('ARCHIVE_DIR') || given('ARCHIVE_GIT_URL')
      ? []
      : [`${missingLine('ARCHIVE_DIR')}\n    or ${missingLine('ARCHIVE_GIT_URL')}`]),
  ];
  const botToken = variables?.SLACK_BOT_TOKEN;
  const archive = variables && archiveOf(variables, environment);
  const transport = variables && transportOf(variables);
  if (
    variables === undefined ||
    botToken === undefined ||
    archive === undefined ||
    transport === undefined
  ) {
    throw new ConfigError([...problems, ...missing]);
  }
  return {
    ...readLocalConfig(environment),
    archive,
    bothArchives: given('ARCHIVE_DIR') && given('ARCHIVE_GIT_URL'),
    botToken,
    transport,
    bothTransports: given('SLACK_APP_TOKEN') && given('SLACK_SIGNING_SECRET'),
    host: variables.HOST,
    healthPort: variables.HEALTH_PORT,
    curators: variables.CURATORS,
  };
}

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
    return value.join(',');
  }
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : null;
}

function readVariables(environment: Environment): {
  readonly variables: z.infer<typeof Variables> | undefined;
  readonly problems: readonly string[];
} {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in Variables.shape && value !== ''),
  );
  const result = Variables.safeParse(present);
  if (result.success) {
    return { variables: result.data, problems: [] };
  }
  // The value itself stays out of the sentence: it may be a secret in the wrong place.
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.join('.')} is not usable: ${message}. ${descriptionOf(path[0])}`,
  );
  return { variables: undefined, problems };
}

function transportOf(variables: z.infer<typeof Variables>): Transport | undefined {
  if (variables.SLACK_APP_TOKEN !== undefined) {
    return { kind: 'socket', appToken: variables.SLACK_APP_TOKEN };
  }
  if (variables.SLACK_SIGNING_SECRET !== undefined) {
    return {
      kind: 'http',
      signingSecret: variables.SLACK_SIGNING_SECRET,
      port: variables.PORT,
    };
  }
  return undefined;
}

function archiveOf(
  variables: z.infer<typeof Variables>,
  environment: Environment,
): ArchiveConfig | undefined {
  if (variables.ARCHIVE_GIT_URL !== undefined) {
    return {
      kind: 'git',
      url: variables.ARCHIVE_GIT_URL,
      branch: variables.ARCHIVE_GIT_BRANCH,
      subfolder: variables.ARCHIVE_GIT_SUBFOLDER,
      pullMinutes: variables.ARCHIVE_GIT_PULL_MINUTES,
      cloneInto: join(dirname(variables.DATABASE_FILE), 'archive'),
      environment: Object.fromEntries(
        Object.entries(environment).filter(([name]) => !(name in Variables.shape)),
      ),
    };
  }
  return variables.ARCHIVE_DIR === undefined
    ? undefined
    : { kind: 'folder', folder: variables.ARCHIVE_DIR };
}

function missingLine(name: keyof typeof Variables.shape): string {
  return `${name} is missing. ${descriptionOf(name)}`;
}

function descriptionOf(name: PropertyKey | undefined): string {
  return describeVariables().find((variable) => variable.name === name)?.description ?? '';
}
