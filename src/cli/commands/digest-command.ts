import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { createDigests } from '../../digests/create-digests.ts';
import { readDefinitions } from '../../digests/definitions/read-definitions.ts';
import type { Digests } from '../../digests/digests.ts';
import { silentEvents } from '../../model/events/events.ts';
import { jsonLine } from '../../model/json-line.ts';
import { createNotices } from '../../notices/create-notices.ts';
import { clockOf } from '../../server/clock-of.ts';
import { readLocalConfig } from '../../server/config/config.ts';
import type { CommandStore } from '../../server/open-store.ts';
import { type AddCommand, type CommandContext, databaseOf } from '../command-context.ts';
import { infoJson, previewJson, recordJson, sentJson } from '../digest/digest-json.ts';
import { orRefuse } from '../digest/missing-digest.ts';
import { overDays } from '../digest/over-days.ts';
import { RENDER_FORMATS, type RenderFormat, renderDigest } from '../digest/render-digest.ts';
import { replayJson, replayText } from '../digest/replay-text.ts';
import { runLogText, sentText } from '../digest/run-log-text.ts';
import { UsageError } from '../failure.ts';
import { writeLong } from '../pager.ts';
import { createTerminalEvents } from '../terminal-events.ts';
import { digestListText, previewText, runText } from '../text/digest-text.ts';
import { withReadableStore, withStore } from '../with-store.ts';

const Options = z.object({
  db: z.string().optional(),
  json: z.boolean().optional(),
  format: z.enum(RENDER_FORMATS).default('text'),
  over: z.string().default('1y'),
});
type Options = z.infer<typeof Options>;

/** Runs of the log. */
const LOGGED = 30;

/** `digest list|preview|replay|run|show|log|render`: the digests of DIGESTS_DIR. */
export const addDigestCommand: AddCommand = (program, context) => {
  const digest = program
    .command('digest')
    .description('list, preview, replay, run or render digests, and look at their runs')
    .showHelpAfterError('Example: digest preview weekly');
  const add = (name: string, description: string) =>
    withOptions(digest.command(name).description(description));
  const named = (name: string, description: string) =>
    add(name, description).argument('<name>', 'the name of its file, without .yml');

  add('list', 'every digest, when it runs and how it went').action((options: unknown) =>
    list(context, Options.parse(options)),
  );
  named('preview', 'what a digest would post now; posts nothing, changes nothing').action(
    (name: unknown, options: unknown) =>
      preview(context, z.string().parse(name), Options.parse(options)),
  );
  named('replay', 'what it would have posted period by period, and caught of what people marked')
    .option('--over <time>', 'how far back from now: 90d, 12w, 6m or 1y', '1y')
    .action((name: unknown, options: unknown) =>
      replay(context, z.string().parse(name), Options.parse(options)),
    );
  named('run', 'post what is new since the last run, now').action(
    (name: unknown, options: unknown) =>
      run(context, z.string().parse(name), Options.parse(options)),
  );
  named('show', 'a digest as it was sent')
    .argument('[day]', 'the day of its run, for example 2026-11-16 (default: its last run)')
    .action((name: unknown, day: unknown, options: unknown) =>
      show(context, { name: z.string().parse(name), day: dayOf(day) }, Options.parse(options)),
    );
  add('log', `the last ${LOGGED} runs of all digests, and what comes next`).action(
    (options: unknown) => log(context, Options.parse(options)),
  );
  named('render', 'a digest for elsewhere: the last that was sent, else what would be posted now')
    .addOption(
      new Option('--format <format>', 'html is a page for an e-mail, md is Markdown')
        .choices(RENDER_FORMATS)
        .default('text'),
    )
    .action((name: unknown, options: unknown) =>
      render(context, z.string().parse(name), Options.parse(options)),
    );
};

function withOptions(command: Command): Command {
  return command
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .option('--json', 'one JSON object');
}

/** @throws {UsageError} */
function dayOf(typed: unknown): string | null {
  const day = z.iso.date().optional().safeParse(typed);
  if (!day.success) {
    throw new UsageError(`${String(typed)} is no day. Expected for example 2026-11-16.`);
  }
  return day.data ?? null;
}

/** Asks digests in a process that posts nothing. */
async function ask(
  context: CommandContext,
  { db }: Options,
  work: (digests: Digests) => Promise<void>,
): Promise<void> {
  await withReadableStore(databaseOf(context.io.environment, db), async (store) => {
    await work(createDigests({ ...depsFor(context, store), poster: null }));
  });
}

async function list(context: CommandContext, options: Options): Promise<void> {
  const { io, paint, setExitCode } = context;
  await ask(context, options, async (digests) => {
    const found = await digests.list();
    await io.out.write(
      options.json === true
        ? jsonLine({ digests: found.digests.map(infoJson), problems: found.problems })
        : digestListText(found, paint),
    );
    const isWell = found.digests.every(({ unreadable }) => unreadable === null);
    setExitCode(found.problems.length === 0 && isWell ? 0 : 1);
  });
}

async function preview(context: CommandContext, name: string, options: Options): Promise<void> {
  const { io, paint } = context;
  await ask(context, options, async (digests) => {
    const outcome = orRefuse(await digests.preview(name));
    await io.out.write(
      options.json === true ? jsonLine(previewJson(outcome)) : previewText(outcome, paint),
    );
  });
}

async function replay(context: CommandContext, name: string, options: Options): Promise<void> {
  const { io, paint } = context;
  const days = overDays(options.over);
  await ask(context, options, async (digests) => {
    const outcome = orRefuse(await digests.replay(name, days));
    await (options.json === true
      ? io.out.write(jsonLine(replayJson(outcome)))
      : writeLong(io, replayText(outcome, paint)));
  });
}

async function show(
  context: CommandContext,
  { name, day }: { readonly name: string; readonly day: string | null },
  options: Options,
): Promise<void> {
  const { io } = context;
  await ask(context, options, async (digests) => {
    const outcome = orRefuse(await digests.sent(name, day));
    await io.out.write(options.json === true ? jsonLine(sentJson(outcome)) : sentText(outcome));
  });
}

async function log(context: CommandContext, options: Options): Promise<void> {
  const { io } = context;
  await ask(context, options, async (digests) => {
    const { past, coming, paused } = await digests.log(LOGGED);
    await io.out.write(
      options.json === true
        ? jsonLine({
            past: past.map(recordJson),
            coming: coming.map(({ definition, at }) => ({ digest: definition.name, at })),
            paused: paused.map(({ definition, at, because }) => ({
              digest: definition.name,
              at,
              because,
            })),
          })
        : runLogText({ past, coming, paused }),
    );
  });
}

async function render(context: CommandContext, name: string, options: Options): Promise<void> {
  const { io } = context;
  await ask(context, options, async (digests) => {
    const sent = orRefuse(await digests.sent(name, null));
    const parents =
      sent.kind === 'sent' && sent.parents.length > 0
        ? sent.parents
        : orRefuse(await digests.preview(name)).parents;
    const format: RenderFormat = options.json === true ? 'json' : options.format;
    await io.out.write(renderDigest({ parents }, format));
  });
}

async function run(context: CommandContext, name: string, options: Options): Promise<void> {
  const { io, setExitCode } = context;
  const config = readLocalConfig(io.environment);
  const { botToken, slackApiUrl, flagEmojis } = config;
  const events = createTerminalEvents(io.err);
  const file = databaseOf(io.environment, options.db);
  // Asks for the file first: to run a digest is no way to make a database.
  await withReadableStore(file, async () => {});
  await withStore(file, events, async (store) => {
    const deps = { ...depsFor(context, store), store, events };
    // Loaded here, since Slack's libraries would slow every other command down.
    const [{ postNow }, { botTokenOf }] = await Promise.all([
      import('../post-now.ts'),
      import('../../server/config/bot-token-of.ts'),
    ]);
    const slack =
      botToken === null
        ? null
        : {
            botToken,
            // The server renews it; what it keeps beside the database counts here too.
            tokens: botTokenOf({ ...config, botToken }, { clock: io.clock, events }),
            slackApiUrl,
            flagEmojis,
          };
    const { outcome, ...posting } = await postNow({ ...deps, slack }, name);
    const found = orRefuse(outcome);
    const planned = found.kind === 'planned' ? found.entries : 0;
    const result = {
      digest: found.run.digest,
      outcome: found.kind,
      slot: found.run.slotLocal,
      channel: found.run.channel,
      items: planned,
      ...posting,
    };
    await io.out.write(options.json === true ? jsonLine(result) : runText(result));
    setExitCode(posting.by === 'us' && posting.sent < planned ? 1 : 0);
  });
}

function depsFor({ io }: CommandContext, store: CommandStore) {
  const { digestsDir } = readLocalConfig(io.environment);
  const clock = clockOf(store, io.clock);
  return {
    definitions: () => readDefinitions(digestsDir),
    store,
    clock,
    events: silentEvents,
    // Who runs a digest here reads its end here; the server tells the operators of its own.
    notices: createNotices({
      store,
      clock,
      newId: randomUUID,
      operators: async () => [],
    }),
    owner: `cli-${randomUUID()}`,
  };
}
