import { once } from 'node:events';
import { systemClock } from '../../model/clock.ts';
import { createEventHub } from '../../model/events/events.ts';
import { readServerConfig } from '../../server/config/config.ts';
import { secretsOf } from '../../server/config/secrets-of.ts';
import { createJsonLog } from '../../server/json-log.ts';
import { createEventLogger } from '../../server/log-events.ts';
import type { Server } from '../../server/start-server.ts';
import type { AddCommand, CommandContext } from '../command-context.ts';

/** The server stops within 11 s; Docker and systemd are told to wait for 30. */
const LAST_PATIENCE_MS = 11_500;

const HELP = `
Needs SLACK_BOT_TOKEN, SLACK_APP_TOKEN or SLACK_SIGNING_SECRET, and ARCHIVE_DIR or
ARCHIVE_GIT_URL, from the environment or a .env file; signalpost --help tells of
every variable. Ctrl+C finishes what is under way and ends it.`;

/** `serve`: the Slack app, until the process is told to stop. */
export const addServeCommand: AddCommand = (program, context) => {
  program
    .command('serve')
    .description('run the Slack app, index the archive and post digests')
    .addHelpText('after', HELP)
    .action(() => serve(context));
};

async function serve({ io, setExitCode }: CommandContext): Promise<void> {
  const config = readServerConfig(io.environment);
  const log = createJsonLog({
    level: config.logLevel,
    secrets: secretsOf(config),
    ...(io.log !== undefined && { destination: io.log }),
  });
  const events = createEventHub();
  events.subscribe(createEventLogger(log));
  const stopped = io.stopSignal();
  const uncaught = io.uncaught();
  uncaught.addEventListener('abort', () => {
    events.emit('error-uncaught', { error: uncaught.reason });
    setExitCode(1);
  });
  stopped.addEventListener('abort', () => events.emit('server-stopping', {}));
  // Slack's libraries take longer to load than most other commands to run.
  const { startServer } = await import('../../server/start-server.ts');
  const end = AbortSignal.any([stopped, uncaught]);
  const starting = startServer({ config, events }, end);
  const served = new AbortController();
  await Promise.race([serveUntil(starting, end, setExitCode), aWhileAfter(end, served.signal)]);
  served.abort();
}

async function serveUntil(
  starting: Promise<Server>,
  end: AbortSignal,
  setExitCode: CommandContext['setExitCode'],
): Promise<void> {
  try {
    const server = await starting;
    await aborted(AbortSignal.any([end, server.failed]));
    await server.stop();
    if (server.failed.aborted) {
      setExitCode(1);
    }
  } catch (error) {
    // Who was told to stop while it was starting has stopped, and that is well.
    if (!end.aborted) {
      throw error;
    }
  }
}

/** Resolves so long after `signal` that only something that hangs is still under way. */
async function aWhileAfter(signal: AbortSignal, cancelled: AbortSignal): Promise<void> {
  await aborted(signal);
  await systemClock.sleep(LAST_PATIENCE_MS, cancelled);
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await once(signal, 'abort');
  }
}
