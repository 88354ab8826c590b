import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SHORTCUTS } from '../../src/slack/blocks/action-ids.ts';
import { BLOCK_LIMITS, MANIFEST_LIMITS } from '../../src/slack/limits.ts';
import { TABLE_COMMANDS } from '../../src/slack/listeners/commands/ask-table.ts';
import { fitManifest } from '../../src/slack/manifest/fit-manifest.ts';
import { FAREWELLS } from '../../src/slack/transport/incoming/installation.ts';
import { isObject, type JsonObject } from '../../src/workspace/json.ts';
import { sharedJson } from '../support/shared-data.ts';

const file = new URL('../../manifest.yml', import.meta.url);
const source = readFileSync(file, 'utf8');

/** What each method that we call, and each event that we hear, asks of the token. */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'reactions.add': ['reactions:write'],
  'reactions.get': ['reactions:read'],
  'reactions.remove': ['reactions:write'],
  'users.info': ['users:read'],
  'users.conversations': ['channels:read', 'groups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'views.open': [],
  'views.update': [],
  'chat.getPermalink': [],
  'views.publish': [],
  'views.push': [],
};
const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_uninstalled: [],
  'message.im': ['im:history'],
  tokens_revoked: [],
  app_mention: ['app_mentions:read'],
  link_shared: ['links:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
};

const https = z.url({ protocol: /^https$/ });
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().max(MANIFEST_LIMITS.name),
    description: z.string().max(MANIFEST_LIMITS.description),
    long_description: z
      .string()
      .min(MANIFEST_LIMITS.longDescriptionMin)
      .max(MANIFEST_LIMITS.longDescription),
    background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    }),
    bot_user: z.strictObject({
      display_name: z.string().max(MANIFEST_LIMITS.botDisplayName),
      always_online: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .regex(/^\/[a-z0-9_-]+$/)
            .max(MANIFEST_LIMITS.command),
          url: https.optional(),
          description: z.string().min(1).max(MANIFEST_LIMITS.commandDescription),
          usage_hint: z.string().min(1).max(MANIFEST_LIMITS.usageHint),
          should_escape: z.boolean(),
        }),
      )
      .max(MANIFEST_LIMITS.commands),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(MANIFEST_LIMITS.shortcutName),
          type: z.enum(['message', 'global']),
          callback_id: z.string().min(1).max(BLOCK_LIMITS.callbackId),
          description: z.string().min(1).max(MANIFEST_LIMITS.shortcutDescription),
        }),
      )
      .max(MANIFEST_LIMITS.shortcuts),
    unfurl_domains: z.array(z.string()).max(MANIFEST_LIMITS.unfurlDomains).optional(),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: https.optional(),
      bot_events: z.array(z.string()).max(MANIFEST_LIMITS.botEvents),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: https.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** The manifest as its comments say it is made for signed HTTP. */
function forHttp(text: string): string {
  return text
    .replaceAll('YOUR-HOST', 'signalpost.example.com')
    .replace(/^(\s*)# (url|request_url): /gm, '$1$2: ')
    .replace('socket_mode_enabled: true', 'socket_mode_enabled: false');
}

function sourcesOf(folder: URL): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
    .join('\n');
}

describe('the manifest', () => {
  const manifest = Manifest.parse(parse(source));
  const { bot: scopes } = manifest.oauth_config.scopes;
  const { bot_events: events } = manifest.settings.event_subscriptions;
  /** With all that an operator may choose. */
  const whole = Manifest.parse(parse(fitted({ unfurlDomains: ['bbc.com', 'nature.com'] })));
  const { bot: allScopes } = whole.oauth_config.scopes;
  const { bot_events: allEvents } = whole.settings.event_subscriptions;
  const commands = manifest.features.slash_commands.map(({ command }) => command);
  let code: string;

  beforeAll(() => {
    code = sourcesOf(new URL('../../src/slack/', import.meta.url));
  });

  it('declares the commands that the app listens to, and no other', () => {
    const listened = [...Object.keys(TABLE_COMMANDS), '/signalpost'];

    expect(commands.toSorted()).toEqual(listened.toSorted());
    expect(code).toContain("onCommand('/signalpost'");
  });

  it('subscribes to the events that the app listens to, and no other', () => {
    const listened = [
      ...[...code.matchAll(/(?:app\.event|onReaction)\(\s*'(\w+)'/g)].map(([, name]) => name),
      ...FAREWELLS,
      // Of the kinds of message that there are, the app hears one.
    ].map((name) => (name === 'message' ? 'message.im' : name));

    expect(allEvents.toSorted()).toEqual(listened.toSorted());
  });

  it('asks for links only where an operator names domains', () => {
    const more = (all: readonly string[], few: readonly string[]) =>
      all.filter((each) => !few.includes(each));

    expect(manifest.features.unfurl_domains).toBeUndefined();
    expect(whole.features.unfurl_domains).toEqual(['bbc.com', 'nature.com']);
    expect(more(allScopes, scopes)).toEqual(['links:read', 'links:write']);
    expect(more(allEvents, events)).toEqual(['link_shared']);
    expect(fitted({ unfurlDomains: ['bbc.com'] })).toMatch(
      /# Showing below them .*\n\s+- links:write/,
    );
  });

  it('declares the shortcuts that the app listens to, and no other', () => {
    const declared = manifest.features.shortcuts.map(({ callback_id }) => callback_id);
    const listened = [...code.matchAll(/callback_id: SHORTCUTS\.(\w+)/g)].map(([, name]) => name);

    expect(declared.toSorted()).toEqual(Object.values(SHORTCUTS).toSorted());
    expect(listened.toSorted()).toEqual(Object.keys(SHORTCUTS).toSorted());
  });

  it('asks for the scopes that its calls, events and commands need, and no other', () => {
    const methods = [
      ...new Set([...code.matchAll(/client\.(\w+(?:\.\w+)+)\(/g)].map(([, name = '']) => name)),
    ];
    const needed = [
      'commands',
      ...methods.flatMap((method) => SCOPES_OF_METHODS[method] ?? [`unlisted: ${method}`]),
      ...allEvents.flatMap((event) => SCOPES_OF_EVENTS[event] ?? [`unlisted: ${event}`]),
    ];

    expect(methods.length).toBeGreaterThan(8);
    expect(allScopes.toSorted()).toEqual([...new Set(needed)].toSorted());
  });

  it('turns on interactivity and the Home tab, which the app uses', () => {
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.features.app_home.home_tab_enabled).toBe(events.includes('app_home_opened'));
  });

  it('says nothing twice', () => {
    for (const list of [commands, scopes, events]) {
      expect(new Set(list).size).toBe(list.length);
    }
  });

  it('is for Socket Mode as it stands, with no address in it', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(source.replace(/^\s*#.*$/gm, '')).not.toMatch(/https?:/);
  });

  it('becomes one for signed HTTP as its comments say', () => {
    const http = Manifest.parse(parse(forHttp(source)));

    expect(http.settings.socket_mode_enabled).toBe(false);
    expect(http.settings.event_subscriptions.request_url).toBeDefined();
    expect(http.settings.interactivity.request_url).toBeDefined();
    for (const { url } of http.features.slash_commands) {
      expect(url).toBe('https://signalpost.example.com/slack/events');
    }
  });
});

/** Slack documents them, and its schemas do not know them yet. */
const UNKNOWN_FEATURES = ['search', 'rich_previews'];

const schemas = sharedJson('manifest-schema').flatMap(([name, schema]) =>
  isObject(schema) ? [{ name, schema }] : [],
);

/** The manifest as Slack reads it, without what its schemas cannot judge. */
function judged(text: string): JsonObject {
  const manifest: JsonObject = parse(text);
  const features = isObject(manifest.features) ? manifest.features : {};
  const known = Object.entries(features).filter(([name]) => !UNKNOWN_FEATURES.includes(name));
  return { ...manifest, features: Object.fromEntries(known) };
}

function fitted(choices: Parameters<typeof fitManifest>[1]): string {
  const outcome = fitManifest(source, choices);
  return outcome.kind === 'manifest' ? outcome.document.toString() : outcome.problem;
}

describe.each(schemas)("Slack's own schema $name", ({ schema }) => {
  // Its own formats and keywords are notes to people.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile(schema);
  const faultsOf = (text: string) => {
    validate(judged(text));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  it('has nothing against the manifest', () => {
    expect(faultsOf(source)).toEqual([]);
  });

  it('has nothing against it fitted to signed HTTP, with a prefix and a name', () => {
    const httpAddress = new URL('https://signalpost.example.org');
    const unfurlDomains = ['bbc.com', 'nature.com'];
    const text = fitted({ httpAddress, commandsPrefix: 'fs-', name: 'Foresight', unfurlDomains });

    expect(text).toContain('/fs-issues');
    expect(faultsOf(text)).toEqual([]);
  });

  it('would find what is of the wrong kind', () => {
    const broken = source
      .replace('command: /signals', 'command: 7')
      .replace('home_tab_enabled: true', 'home_tab_enabled: some');

    expect(faultsOf(broken).join()).toMatch(/app_home.*slash_commands/);
  });
});
