import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { fitManifest } from '../../src/slack/manifest/fit-manifest.ts';
import type { RunningAppOptions } from './running-app-options.ts';

const manifestText = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
/** As an operator finds it. */
export const manifest: unknown = parse(manifestText);

/** Fitted as an operator does, and installed without some of its scopes. */
export function manifestFor({
  unfurlDomains = [],
  withoutScopes = [],
}: Pick<RunningAppOptions, 'unfurlDomains' | 'withoutScopes'>): unknown {
  const fitted = fitManifest(manifestText, { unfurlDomains });
  if (fitted.kind === 'refused') {
    throw new Error(fitted.problem);
  }
  const { document } = fitted;
  const path = ['oauth_config', 'scopes', 'bot'];
  const { bot } = z
    .object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) })
    .parse(document.toJS()).oauth_config.scopes;
  document.setIn(path, document.createNode(bot.filter((scope) => !withoutScopes.includes(scope))));
  return document.toJS();
}
