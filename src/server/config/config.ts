import { dirname, join } from 'node:path';
import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';
import { type ProxyConfig, proxiesOf } from './proxies-of.ts';
import { withSecretFiles } from './secret-files.ts';
import { descriptionOf, Variables } from './variables.ts';

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

/** Copies of the database. */
export interface BackupConfig {
  /** Null: none are made by themselves. */
  readonly folder: string | null;
  readonly everyHours: number;
  readonly keep: number;
}

/** What a bot token that runs out is exchanged with. */
export interface RotationConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** Where the token that counts is kept. */
  readonly file: string;
}

/** What every command needs. */
export interface LocalConfig {
  readonly databaseFile: string;
  /** Of the PostgreSQL that several servers share; secret, as it holds a password. Null: SQLite alone. */
  readonly databaseUrl: string | null;
  readonly backups: BackupConfig;
  readonly digestsDir: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Null when none is set: then nothing can be posted. */
  readonly botToken: string | null;
  /** Null: the bot token does not run out. */
  readonly rotation: RotationConfig | null;
  readonly slackApiUrl: string;
  readonly proxy: ProxyConfig;
  readonly flagEmojis: readonly { readonly emoji: string; readonly reason: string | null }[];
  /** Before every slash command; empty for none. */
  readonly commandsPrefix: string;
  /** Whose articles are shown where links to them are shared; empty for none. */
  readonly unfurlDomains: readonly string[];
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
  readonly retentionDays: number;
  /** Null: no metrics. */
  readonly metricsPort: number | null;
  /** Member ids. */
  readonly curators: readonly string[];
  readonly operators: readonly string[];
  readonly digestMakers: 'members' | 'curators';
  /** After so many days something waits too long for review. */
  readonly reviewReminderDays: number;
  /** Whether a flag on a message that shows no item may suggest it. */
  readonly intake: boolean;
}

/** Configuration of the commands that need no Slack. @throws {ConfigError} */
export function readLocalConfig(given: Environment): LocalConfig {
  const { environment, problems: unread } = withSecretFiles(given);
  const { variables, problems } = readVariables(environment, unread);
  if (variables === undefined) {
    throw new ConfigError(problems);
  }
  return {
    databaseFile: variables.DATABASE_FILE,
    databaseUrl: variables.DATABASE_URL ?? null,
    backups: {
      folder: variables.BACKUP_DIR ?? null,
      everyHours: variables.BACKUP_EVERY_HOURS,
      keep: variables.BACKUP_KEEP,
    },
    digestsDir: variables.DIGESTS_DIR,
    logLevel: variables.LOG_LEVEL,
    botToken: variables.SLACK_BOT_TOKEN ?? null,
    rotation: rotationOf(variables),
    slackApiUrl: variables.SLACK_API_URL,
    proxy: proxiesOf(environment),
    flagEmojis: variables.FLAG_EMOJI,
    commandsPrefix: variables.COMMANDS_PREFIX,
    unfurlDomains: variables.UNFURL_DOMAINS,
  };
}

/** All three, or none. @throws {ConfigError} */
function rotationOf(variables: Variables): RotationConfig | null {
  const {
    SLACK_BOT_TOKEN: botToken = '',
    SLACK_REFRESH_TOKEN: refreshToken,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    DATABASE_FILE: databaseFile,
    DATABASE_URL: databaseUrl,
  } = variables;
  const isNeeded = botToken.startsWith('xoxe.') || refreshToken !== undefined;
  if (!isNeeded) {
    return null;
  }
  if (databaseUrl !== undefined) {
    throw new ConfigError([
      'Token rotation and DATABASE_URL do not go together: a refresh token is good for one exchange, ' +
        'and replicas would use up one another’s. Use an app without token rotation, or DATABASE_FILE alone.',
    ]);
  }
  if (refreshToken === undefined || clientId === undefined || clientSecret === undefined) {
    const missing = Object.entries({
      SLACK_REFRESH_TOKEN: refreshToken,
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
    }).flatMap(([name, value]) => (value === undefined ? [name] : []));
    throw new ConfigError([
      `The bot token runs out, since token rotation is on: ${missing.join(' and ')} must be set too.`,
    ]);
  }
  return { clientId, clientSecret, refreshToken, file: `${databaseFile}.token` };
}

/** UNFURL_DOMAINS alone, for what needs no other variable. @throws {ConfigError} */
export function readUnfurlDomains({ UNFURL_DOMAINS }: Environment): readonly string[] {
  const { variables, problems } = readVariables({ UNFURL_DOMAINS }, []);
  if (variables === undefined) {
    throw new ConfigError(problems);
  }
  return variables.UNFURL_DOMAINS;
}

/** Configuration of the server. @throws {ConfigError} naming everything that is missing or wrong. */
export function readServerConfig(asGiven: Environment): ServerConfig {
  const { environment, problems: unread } = withSecretFiles(asGiven);
  const { variables, problems } = readVariables(environment, unread);
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
    ...readLocalConfig(asGiven),
    archive,
    bothArchives: given('ARCHIVE_DIR') && given('ARCHIVE_GIT_URL'),
    botToken,
    transport,
    bothTransports: given('SLACK_APP_TOKEN') && given('SLACK_SIGNING_SECRET'),
    host: variables.HOST,
    healthPort: variables.HEALTH_PORT,
    retentionDays: variables.RETENTION_DAYS,
    metricsPort: variables.METRICS_PORT ?? null,
    intake: variables.INTAKE === 'on',
    reviewReminderDays: variables.REVIEW_REMINDER_DAYS,
    curators: variables.CURATORS,
    operators: variables.OPERATORS,
    digestMakers: variables.DIGEST_MAKERS,
  };
}

function readVariables(
  environment: Environment,
  unread: readonly string[],
): {
  readonly variables: Variables | undefined;
  readonly problems: readonly string[];
} {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in Variables.shape && value !== ''),
  );
  const result = Variables.safeParse(present);
  if (result.success) {
    return unread.length === 0
      ? { variables: result.data, problems: [] }
      : { variables: undefined, problems: unread };
  }
  // The value itself stays out of the sentence: it may be a secret in the wrong place.
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.join('.')} is not usable: ${message}. ${descriptionOf(path[0])}`,
  );
  return { variables: undefined, problems: [...unread, ...problems] };
}

function transportOf(variables: Variables): Transport | undefined {
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

function archiveOf(variables: Variables, environment: Environment): ArchiveConfig | undefined {
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
