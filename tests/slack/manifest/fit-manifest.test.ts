import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  fitManifest,
  type ManifestChoices,
  manifestScopes,
} from '../../../src/slack/manifest/fit-manifest.ts';
import { sharedJson } from '../../support/shared-data.ts';

const source = readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8');
/** Slack's published schema of the manifests that apps have; none where it is not at hand. */
const schemas = sharedJson('manifest-schema').filter(([name]) => name.endsWith('1.0.0'));

function fitted(choices: ManifestChoices) {
  const outcome = fitManifest(source, choices);
  if (outcome.kind === 'refused') {
    throw new Error(outcome.problem);
  }
  return {
    text: outcome.document.toString(),
    manifest: outcome.document.toJS() as {
      display_information: { name: string; long_description: string };
      features: {
        bot_user: { display_name: string };
        slash_commands: { command: string; url?: string }[];
      };
      settings: {
        socket_mode_enabled: boolean;
        event_subscriptions: { request_url?: string };
        interactivity: { request_url?: string };
      };
    },
  };
}

const EVERYTHING: ManifestChoices = {
  httpAddress: new URL('https://signalpost.example.org'),
  commandsPrefix: 'fs-',
  name: 'Foresight',
};

describe('fitManifest', () => {
  it('leaves Socket Mode without an address, and keeps the reason of each scope', () => {
    const { text, manifest } = fitted({});

    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(text).not.toContain('https:');
    expect(text).toMatch(/# Slash commands\n\s+- commands/);
    expect(text).not.toContain('YOUR-HOST');
  });

  it('puts the address wherever Slack asks for one', () => {
    const { manifest } = fitted(EVERYTHING);
    const address = 'https://signalpost.example.org/slack/events';

    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: address },
      interactivity: { request_url: address },
    });
    expect(manifest.features.slash_commands.every(({ url }) => url === address)).toBe(true);
  });

  it('keeps a path that was chosen', () => {
    const { manifest } = fitted({ httpAddress: new URL('https://example.org/hooks/slack') });

    expect(manifest.settings.event_subscriptions.request_url).toBe(
      'https://example.org/hooks/slack',
    );
  });

  it('puts the prefix before every command, also where people are told of them', () => {
    const { manifest } = fitted(EVERYTHING);
    const commands = manifest.features.slash_commands.map(({ command }) => command);

    expect(commands).toContain('/fs-signalpost');
    expect(commands.every((command) => command.startsWith('/fs-'))).toBe(true);
    expect(manifest.display_information.long_description).toMatch(/\/fs-issues/);
    expect(manifest.display_information.long_description).not.toMatch(/\s\/issues/);
  });

  it('names the app and its bot', () => {
    const { manifest } = fitted(EVERYTHING);

    expect(manifest.display_information.name).toBe('Foresight');
    expect(manifest.features.bot_user.display_name).toBe('Foresight');
  });

  it.each<readonly [ManifestChoices, RegExp]>([
    [{ httpAddress: new URL('http://example.org') }, /https addresses alone.*Socket Mode/],
    [{ commandsPrefix: 'FS ' }, /letters a–z/],
    [{ commandsPrefix: 'a-very-long-prefix-of-ours-' }, /longer than the 32 characters/],
    [{ name: 'x'.repeat(36) }, /1 to 35 characters; found 36/],
    [{ name: ' ' }, /1 to 35 characters/],
  ])('refuses %o with a sentence', (choices, problem) => {
    expect(fitManifest(source, choices)).toMatchObject({
      kind: 'refused',
      problem: expect.stringMatching(problem),
    });
  });

  it('knows the scopes that are asked for', () => {
    expect(manifestScopes(source)).toContain('chat:write');
  });

  it.each(
    schemas.flatMap(([name, schema]) =>
      [{}, EVERYTHING].map((choices) => [name, choices, schema] as const),
    ),
  )('fits what Slack publishes: %s, with %j', (_name, choices, schema) => {
    const result = z
      .fromJSONSchema(z.record(z.string(), z.unknown()).parse(schema))
      .safeParse(fitted(choices).manifest);

    expect(result.error?.issues).toBeUndefined();
  });
});
