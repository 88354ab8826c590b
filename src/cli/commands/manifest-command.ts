import { z } from 'zod';
import { jsonLine } from '../../model/json-line.ts';
import { readUnfurlDomains } from '../../server/config/config.ts';
import { fitManifest } from '../../slack/manifest/fit-manifest.ts';
import type { AddCommand } from '../command-context.ts';
import { UsageError } from '../failure.ts';
import { projectFile } from '../project-file.ts';

const Options = z.object({
  http: z.string().optional(),
  commandsPrefix: z.string().optional(),
  name: z.string().optional(),
  unfurlDomains: z.string().optional(),
  json: z.boolean().optional(),
});

const HELP = `
Paste it at api.slack.com/apps → Create New App → From a manifest; for an app that
is there already, under App Manifest, then reinstall it. A prefix has to be told to the
app as well: COMMANDS_PREFIX=fs-. With UNFURL_DOMAINS=bbc.com,nature.com it also asks for
what it takes to show the archive's items below links to articles of these domains.`;

/** `manifest`: what Slack asks for when the app is made. */
export const addManifestCommand: AddCommand = (program, { io }) => {
  program
    .command('manifest')
    .description('print the manifest to make the Slack app from')
    .option('--http <address>', 'signed HTTP at this https address (default: Socket Mode)')
    .option('--commands-prefix <text>', 'before every command: fs- makes /fs-signals')
    .option('--name <text>', 'of the app and its bot (default: Signalpost)')
    .option('--unfurl-domains <list>', 'as in bbc.com,nature.com (default: UNFURL_DOMAINS)')
    .option('--json', 'JSON instead of YAML')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: manifest --http https://signalpost.example.org')
    .action(async (typed: unknown) => {
      const { http, json, unfurlDomains, ...choices } = Options.parse(typed);
      const outcome = fitManifest(projectFile('manifest.yml'), {
        ...choices,
        unfurlDomains: readUnfurlDomains({
          ...io.environment,
          ...(unfurlDomains === undefined ? {} : { UNFURL_DOMAINS: unfurlDomains }),
        }),
        httpAddress: http === undefined ? undefined : readAddress(http),
      });
      if (outcome.kind === 'refused') {
        throw new UsageError(outcome.problem);
      }
      await io.out.write(
        json === true
          ? jsonLine(z.record(z.string(), z.unknown()).parse(outcome.document.toJS()))
          : outcome.document.toString({ lineWidth: 100 }),
      );
    });
};

function readAddress(text: string): URL {
  const address = URL.canParse(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) {
    throw new UsageError(
      `--http takes the https address at which Slack reaches you, as in --http https://signalpost.example.org; found ${JSON.stringify(text)}.`,
    );
  }
  return new URL(address);
}
