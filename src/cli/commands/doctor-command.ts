import { z } from 'zod';
import { jsonLine } from '../../model/json-line.ts';
import { readServerConfig } from '../../server/config/config.ts';
import { manifestScopes } from '../../slack/manifest/fit-manifest.ts';
import type { AddCommand } from '../command-context.ts';
import { programVersion } from '../program-version.ts';
import { projectFile } from '../project-file.ts';
import { findingsText } from '../text/finding-text.ts';

const Options = z.object({ json: z.boolean().optional() });

const HELP = `
Looks at Node, tokens and scopes, digests and their channels, people, the clock, the
archive, the database and its backups, and says what to do about each. It changes
nothing, and prints no secret. Ends with 1 where something is in trouble.`;

/** `doctor`: what is wrong with this installation, and what to do. */
export const addDoctorCommand: AddCommand = (program, { io, paint, setExitCode }) => {
  program
    .command('doctor')
    .description('look the installation over, and say what to do')
    .option('--json', 'one JSON object, as issues ask for')
    .addHelpText('after', HELP)
    .action(async (typed: unknown) => {
      const { json } = Options.parse(typed);
      const config = readServerConfig(io.environment);
      const { examine } = await import('../../server/doctor/examine.ts');
      const scopes = manifestScopes(projectFile('manifest.yml'), config);
      const findings = await examine({ config, clock: io.clock, scopes });
      await io.out.write(
        json === true
          ? jsonLine({ version: programVersion(), findings })
          : findingsText(findings, paint),
      );
      setExitCode(findings.some(({ state }) => state === 'trouble') ? 1 : 0);
    });
};
