import { once } from 'node:events';
import { z } from 'zod';
import { createJsonLog } from '../../server/json-log.ts';
import type { AddCommand, CommandContext } from '../command-context.ts';
import { CommandError } from '../failure.ts';
import { describeOwnArchive } from '../own-archive.ts';
import { wholeNumber } from '../whole-number.ts';

const DEFAULT_PORT = 4040;
/** The same calls meet the same weather at every start, so that what one saw can be seen again. */
const WEATHER_SEED = 20261123;

const Options = z.object({
  archive: z.string().optional(),
  reset: z.boolean().default(false),
  fresh: z.boolean().default(false),
  port: z.number(),
  http: z.boolean().default(false),
  verbose: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

const HELP = `
A small workspace on this machine that speaks Slack's own protocol, the real app in it, and
49 pages to ask. It listens on 127.0.0.1 alone, and calls nobody.

It goes on where you left it: each archive has its own state, each user of the machine too,
in the temporary folder. One runs per archive; a second start says where the first is, and
whatever --port it was given changes nothing about that. --fresh opens another beside it.

Ctrl+C ends it. The clock at the top moves time on: digests are posted, decisions told.

Examples:
  playground                               the demo
  playground --archive ../my-pages         your own pages
  playground --fresh --port 4041           a second one, for a colleague to look at
  playground --reset                       the demo from its beginning
  playground --http --verbose              signed HTTP instead of Socket Mode, with the log`;

/** `playground`: Slack in a browser tab, with the real app in it. */
export const addPlaygroundCommand: AddCommand = (program, context) => {
  program
    .command('playground')
    .description('try Signalpost in a browser tab, without a Slack account')
    .option('--archive <folder>', 'your own pages instead of the demo archive')
    .option('--reset', 'begin again with an empty database')
    .option('--fresh', 'another one beside those that run; nothing of it is kept')
    .option(
      '--port <number>',
      'of the page; a free one where it is taken, or for 0',
      wholeNumber(0, 65_535),
      DEFAULT_PORT,
    )
    .option('--http', 'connect the app by signed HTTP instead of Socket Mode')
    .option('--verbose', "print the app's log")
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: playground --archive ../my-pages')
    .action((typed: unknown) => runPlayground(Options.parse(typed), context));
};

async function runPlayground(options: Options, { io }: CommandContext): Promise<void> {
  if (options.archive !== undefined) {
    await io.err.write(`${await describeOwnArchive(options.archive)}\n`);
  }
  const stopped = io.stopSignal();
  await io.err.write('Starting the playground …\n');
  const { startPlayground, createSeededRandom } = await loadPlayground();
  const log = createJsonLog({ level: options.verbose ? 'info' : 'error' });
  const playground = await startPlayground(
    { log, clock: io.clock, random: createSeededRandom(WEATHER_SEED) },
    {
      archive: options.archive ?? null,
      reset: options.reset,
      fresh: options.fresh,
      port: options.port,
      transport: options.http ? 'http' : 'socket',
    },
  );
  if (options.port !== 0 && Number(new URL(playground.url).port) !== options.port) {
    await io.err.write(`Port ${options.port} is in use, so the page has another one.\n`);
  }
  await io.out.write(
    `\n  Signalpost's playground: ${playground.url}\n\n` +
      '  Open it in a browser and type /signals regulation. Ctrl+C ends it.\n\n',
  );
  if (!stopped.aborted) {
    await once(stopped, 'abort');
  }
  await playground.stop();
}

/** The image leaves the playground out, so it is loaded only when it is asked for. */
async function loadPlayground() {
  try {
    const [{ startPlayground }, { createSeededRandom }] = await Promise.all([
      import('../../playground/start-playground.ts'),
      import('../../playground/seeded-random.ts'),
    ]);
    return { startPlayground, createSeededRandom };
  } catch (cause) {
    throw new CommandError(
      'The playground is not part of this installation: it needs a clone of the project, after `npm ci`.',
      { cause },
    );
  }
}
