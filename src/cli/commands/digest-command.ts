import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { z } from 'zod';
import { createDigests } from '../../digests/create-digests.ts';
import { readDefinitions } from '../../digests/definitions/read-definitions.ts';
import type { DigestInfo, PreviewOutcome, UnknownDigest } from '../../digests/outcome.ts';
import { silentEvents } from '../../model/events/events.ts';
import { readLocalConfig } from '../../server/config.ts';
import type { Store } from '../../store/store.ts';
import { type AddCommand, type CommandContext, databaseFile } from '../command-context.ts';
import { digestListText, previewText, runText, unknownDigestSentence } from '../digest-text.ts';
import { exportRecord } from '../export-record.ts';
import { UsageError } from '../failure.ts';
import { jsonLine } from '../json-line.ts';
import { createTerminalEvents } from '../terminal-events.ts';
import { withReadableStore, withStore } from '../with-store.ts';

const Options = z.object({ db: z.string().optional(), json: z.boolean().optional() });
type Options = z.infer<typeof Options>;

/** `digest list|preview|run`: the digests of DIGESTS_DIR. */
export const addDigestCommand: AddCommand = (program, context) => {
  const digest = program
    .command('digest')
    .description('list, preview or run digests')
    .showHelpAfterError('Example: digest preview weekly');
  withOptions(
    digest.command('list').description('every digest, when it runs and how it went'),
  ).action((options: unknown) => list(context, Options.parse(options)));
  withOptions(
    digest
      .command('preview')
      .description('what a digest would post now; posts nothing, changes nothing')
      .argument('<name>', 'the name of its file, without .yml'),
  ).action((name: unknown, options: unknown) =>
    preview(context, z.string().parse(name), Options.parse(options)),
  );
  withOptions(
    digest
      .command('run')
      .description('post what is new since the last run, now')
      .argument('<name>', 'the name of its file, without .yml'),
  ).action((name: unknown, options: unknown) =>
    run(context, z.string().parse(name), Options.parse(options)),
  );
};

function withOptions(command: Command): Command {
  return command
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .option('--json', 'one JSON object');
}

async function list(context: CommandContext, options: Options): Promise<void> {
  const { io, paint, setExitCode } = context;
  await withReadableStore(databaseFile(io.environment, options.db), async (store) => {
    const digests = createDigests({ ...(await depsFor(context, store)), poster: null });
    const found = await digests.list();
    await io.out.write(
      options.json === true
        ? jsonLine({ digests: found.digests.map(infoJson), problems: found.problems })
        : digestListText(found, paint),
    );
    setExitCode(found.problems.length === 0 ? 0 : 1);
  });
}

async function preview(context: CommandContext, name: string, options: Options): Promise<void> {
  const { io, paint } = context;
  await withReadableStore(databaseFile(io.environment, options.db), async (store) => {
    const digests = createDigests({ ...(await depsFor(context, store)), poster: null });
    const outcome = await digests.preview(name);
    if (outcome.kind === 'unknown') {
      throw unknownDigest(outcome);
    }
    await io.out.write(
      options.json === true ? jsonLine(previewJson(outcome)) : previewText(outcome, paint),
    );
  });
}

async function run(context: CommandContext, name: string, options: Options): Promise<void> {
  const { io, setExitCode } = context;
  const { botToken, slackApiUrl, flagEmojis } = readLocalConfig(io.environment);
  const events = createTerminalEvents(io.err);
  const file = databaseFile(io.environment, options.db);
  // Asks for the file first: to run a digest is no way to make a database.
  await withReadableStore(file, async () => {});
  await withStore(file, events, async (store) => {
    const deps = { ...(await depsFor(context, store)), store, events };
    const slack = botToken === null ? null : { botToken, slackApiUrl, flagEmojis };
    // Loaded here, since Slack's libraries would slow every other command down.
    const { postNow } = await import('../post-now.ts');
    const { outcome, ...posting } = await postNow({ ...deps, slack }, name);
    if (outcome.kind === 'unknown') {
      throw unknownDigest(outcome);
    }
    const planned = outcome.kind === 'planned' ? outcome.entries : 0;
    const result = {
      digest: outcome.run.digest,
      outcome: outcome.kind,
      slot: outcome.run.slotLocal,
      channel: outcome.run.channel,
      items: planned,
      ...posting,
    };
    await io.out.write(options.json === true ? jsonLine(result) : runText(result));
    setExitCode(posting.by === 'us' && posting.sent < planned ? 1 : 0);
  });
}

async function depsFor({ io }: CommandContext, store: Store) {
  const definitions = await readDefinitions(readLocalConfig(io.environment).digestsDir);
  return {
    definitions: () => definitions,
    store,
    clock: io.clock,
    events: silentEvents,
    newId: () => randomUUID(),
    owner: `cli-${randomUUID()}`,
  };
}

function unknownDigest(outcome: UnknownDigest): UsageError {
  return new UsageError(unknownDigestSentence(outcome));
}

function infoJson({ definition, schedule, ...info }: DigestInfo) {
  return { ...definition, when: schedule, ...info };
}

function previewJson({
  info,
  parents,
  entries,
  past,
}: Extract<PreviewOutcome, { kind: 'preview' }>) {
  const [parent] = parents;
  return {
    digest: info.definition.name,
    newItems: parent?.newItems ?? 0,
    updatedItems: parent?.updatedItems ?? 0,
    belowThreshold: parent?.belowThreshold ?? 0,
    overLimit: parent?.overLimit ?? 0,
    entries: entries.map(({ number, novelty, alsoIn, found }) => ({
      number,
      novelty,
      alsoIn,
      item: exportRecord(found),
    })),
    past,
  };
}
