import { z } from 'zod';

/** What the workspace reads of Slack's app manifest; unknown keys are for Slack to judge. */
const SlackManifest = z.object({
  display_information: z.object({ name: z.string(), description: z.string().default('') }),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
        })
        .optional(),
      bot_user: z.object({ display_name: z.string() }).optional(),
      slash_commands: z
        .array(
          z.object({
            command: z.string().startsWith('/'),
            description: z.string().default(''),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['message', 'global']),
            callback_id: z.string(),
            description: z.string().default(''),
          }),
        )
        .default([]),
      unfurl_domains: z.array(z.string()).default([]),
    })
    .default({ slash_commands: [], shortcuts: [], unfurl_domains: [] }),
  oauth_config: z
    .object({ scopes: z.object({ bot: z.array(z.string()).optional() }).optional() })
    .optional(),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
      interactivity: z.object({ message_menu_options_url: z.string().optional() }).optional(),
      socket_mode_enabled: z.boolean().default(false),
    })
    .optional(),
});

/** The app as its manifest describes it. */
export interface AppManifest {
  readonly name: string;
  readonly description: string;
  /** The bot user's display name. */
  readonly botName: string;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
    readonly shouldEscape: boolean;
  }[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly callbackId: string;
    readonly type: 'message' | 'global';
    readonly description: string;
  }[];
  readonly botEvents: ReadonlySet<string>;
  /** Where external selects are asked over HTTP; null where the manifest names no address. */
  readonly optionsUrl: string | null;
  /** A manifest for Socket Mode names no addresses. */
  readonly socketMode: boolean;
  /** Links to these and their subdomains the app may unfurl. */
  readonly unfurlDomains: readonly string[];
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
  /** Bot scopes; null where the manifest names none, and then none are asked for. */
  readonly scopes: ReadonlySet<string> | null;
}

/**
 * Reads a manifest, as parsed from its YAML or JSON.
 *
 * @throws {z.ZodError} naming each place where it is not one.
 */
export function readManifest(parsed: unknown): AppManifest {
  const { display_information, features, oauth_config, settings } = SlackManifest.parse(parsed);
  const scopes = oauth_config?.scopes?.bot;
  return {
    name: display_information.name,
    description: display_information.description,
    botName: features.bot_user?.display_name ?? display_information.name,
    commands: features.slash_commands.map(
      ({ command, description, usage_hint, should_escape }) => ({
        command,
        description,
        usageHint: usage_hint,
        shouldEscape: should_escape,
      }),
    ),
    shortcuts: features.shortcuts.map(({ name, type, callback_id, description }) => ({
      name,
      type,
      callbackId: callback_id,
      description,
    })),
    botEvents: new Set(settings?.event_subscriptions?.bot_events ?? []),
    optionsUrl: settings?.interactivity?.message_menu_options_url ?? null,
    socketMode: settings?.socket_mode_enabled ?? false,
    unfurlDomains: features.unfurl_domains,
    homeTab: features.app_home?.home_tab_enabled ?? false,
    messagesTab: features.app_home?.messages_tab_enabled ?? false,
    scopes: scopes === undefined ? null : new Set(scopes),
  };
}
