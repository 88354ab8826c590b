import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { MANIFEST_LIMITS } from '../limits.ts';

/** Where Slack's requests arrive on every installation by signed HTTP. */
const REQUEST_PATH = '/slack/events';

/** How an installation differs from the manifest as it stands; undefined leaves that as it is. */
export interface ManifestChoices {
  /** Signed HTTP at this https address instead of Socket Mode; a path of `/` becomes `/slack/events`. */
  readonly httpAddress?: URL | undefined;
  /** In front of every slash command, where another app has `/issues`: `fs-` makes `/fs-issues`. */
  readonly commandsPrefix?: string | undefined;
  /** Links to articles of these are shown with what the archive says of them. Default: none. */
  readonly unfurlDomains?: readonly string[] | undefined;
  /** Of the app and its bot. */
  readonly name?: string | undefined;
}

export type FitOutcome =
  | { readonly kind: 'manifest'; readonly document: Document }
  /** A sentence about the choice that cannot be. */
  | { readonly kind: 'refused'; readonly problem: string };

/**
 * Fits the app's manifest to one installation, its comments (each scope's reason) included. Whatever
 * the manifest gains, commands and events above all, is in the fitted one by itself.
 *
 * @param text - `manifest.yml`.
 */
export function fitManifest(text: string, choices: ManifestChoices): FitOutcome {
  const problem = problemOf(choices);
  if (problem !== null) {
    return { kind: 'refused', problem };
  }
  const document = parseDocument(withoutPreparedLines(text));
  const { httpAddress, commandsPrefix = '', name } = choices;
  document.commentBefore = headOf(httpAddress);
  if (name !== undefined) {
    document.setIn(['display_information', 'name'], name);
    document.setIn(['features', 'bot_user', 'display_name'], name);
  }
  prefixCommands(document, commandsPrefix);
  hearLinks(document, choices.unfurlDomains ?? []);
  if (httpAddress !== undefined) {
    reachBy(document, addressOf(httpAddress));
  }
  const tooLong = commandsOf(document)
    .map((command) => String(command.get('command')))
    .find((command) => command.length > MANIFEST_LIMITS.command);
  return tooLong === undefined
    ? { kind: 'manifest', document }
    : {
        kind: 'refused',
        problem: `${tooLong} is longer than the ${MANIFEST_LIMITS.command} characters that Slack allows a command: choose a shorter prefix.`,
      };
}

/** Every bot scope that the manifest asks for, as it is fitted. */
export function manifestScopes(
  text: string,
  choices: Pick<ManifestChoices, 'unfurlDomains'> = {},
): readonly string[] {
  const Scopes = z.object({
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  });
  const document = parseDocument(text);
  hearLinks(document, choices.unfurlDomains ?? []);
  return Scopes.parse(document.toJS()).oauth_config.scopes.bot;
}

function problemOf({ httpAddress, commandsPrefix, name }: ManifestChoices): string | null {
  if (httpAddress !== undefined && httpAddress.protocol !== 'https:') {
    return `Slack sends requests to https addresses alone, and ${httpAddress.href} is none. Example: --http https://signalpost.example.org. Without an address of yours that the internet reaches, leave --http out: that is Socket Mode.`;
  }
  if (commandsPrefix !== undefined && !/^[a-z0-9][a-z0-9_-]*$/.test(commandsPrefix)) {
    return `A prefix is made of the letters a–z, digits, - and _, as in --commands-prefix fs-; found ${JSON.stringify(commandsPrefix)}.`;
  }
  if (name !== undefined && (name.trim() === '' || name.length > MANIFEST_LIMITS.name)) {
    return `An app's name has 1 to ${MANIFEST_LIMITS.name} characters; found ${name.length}.`;
  }
  return null;
}

/** What the file says to those who edit it by hand: its head, and lines that are prepared for them. */
function withoutPreparedLines(text: string): string {
  return text.replace(/^(?:#.*\n)+/, '').replace(/^\s*# (?:url|\w+_url): .*\n/gm, '');
}

function headOf(httpAddress: URL | undefined): string {
  return httpAddress === undefined
    ? [
        ' Signalpost by Socket Mode: api.slack.com/apps → Create New App → From a manifest.',
        ' Then make an app-level token with connections:write for SLACK_APP_TOKEN.',
      ].join('\n')
    : [
        ` Signalpost by signed HTTP at ${addressOf(httpAddress)}: api.slack.com/apps →`,
        ' Create New App → From a manifest. SLACK_SIGNING_SECRET is under App Credentials.',
      ].join('\n');
}

function addressOf(url: URL): string {
  return url.pathname === '/' ? `${url.origin}${REQUEST_PATH}` : url.href;
}

function commandsOf(document: Document): readonly YAMLMap[] {
  const commands = document.getIn(['features', 'slash_commands']);
  return isSeq(commands) ? commands.items.filter((item) => isMap(item)) : [];
}

function prefixCommands(document: Document, prefix: string): void {
  if (prefix === '') {
    return;
  }
  const names = commandsOf(document).map((command) => String(command.get('command')));
  for (const command of commandsOf(document)) {
    command.set('command', `/${prefix}${String(command.get('command')).slice(1)}`);
  }
  // The description tells people which commands there are.
  const path = ['display_information', 'long_description'];
  const long = document.getIn(path, true);
  if (isScalar(long) && typeof long.value === 'string') {
    long.value = names.reduce(
      (text, name) => text.replaceAll(name, `/${prefix}${name.slice(1)}`),
      long.value,
    );
  }
}

/** What it takes to hear of links, and to say something below them, each with its reason. */
function hearLinks(document: Document, domains: readonly string[]): void {
  if (domains.length === 0) {
    return;
  }
  document.setIn(['features', 'unfurl_domains'], document.createNode(domains));
  for (const [scope, reason] of LINK_SCOPES) {
    document.addIn(['oauth_config', 'scopes', 'bot'], noted(document, scope, reason));
  }
  document.addIn(
    ['settings', 'event_subscriptions', 'bot_events'],
    noted(document, 'link_shared', 'Links to articles of the unfurl domains, of no others'),
  );
}

const LINK_SCOPES = [
  ['links:read', 'Hearing of links to articles of the unfurl domains'],
  ['links:write', 'Showing below them what the archive says'],
] as const;

function noted(document: Document, value: string, reason: string) {
  const node = document.createNode(value);
  node.commentBefore = ` ${reason}`;
  return node;
}

function reachBy(document: Document, address: string): void {
  for (const command of commandsOf(document)) {
    command.set('url', address);
  }
  document.setIn(['settings', 'event_subscriptions', 'request_url'], address);
  document.setIn(['settings', 'interactivity', 'request_url'], address);
  document.setIn(['settings', 'interactivity', 'message_menu_options_url'], address);
  document.setIn(['settings', 'socket_mode_enabled'], false);
}
