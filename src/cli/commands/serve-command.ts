import { once } from 'node:events';
import { createEventHub } from '../../model/events/events.ts';
import { readServerConfig, type ServerConfig } from '../../server/config.ts';
import { createJsonLog } from '../../server/json-log.ts';
import { createEventLogger } from '../../server/log-events.ts';
import type { AddCommand, CommandContext } from '../command-context.ts';

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
  const log = createJsonLog({ level: config.logLevel, secrets: secretsOf(config) });
  const events = createEventHub();
  events.subscribe(createEventLogger(log));
  const stopped = io.stopSignal();
  // Slack's libraries take longer to load than most other commands to run.
  const { startServer } = await import('../../server/start-server.ts');
  const server = await startServer({ config, events, clock: io.clock }, stopped);
  const end = AbortSignal.any([stopped, server.failed]);
  if (!end.aborted) {
    await once(end, 'abort');
  }
  events.emit('server-stopping', {});
  await server.stop();
  if (server.failed.aborted) {
    setExitCode(1);
  }
}

function secretsOf({ botToken, transport, archive }: ServerConfig): readonly string[] {
  return [
    botToken,
    transport.kind === 'socket' ? transport.appToken : transport.signingSecret,
    ...(archive.kind === 'git' ? [archive.url] : []),
  ];
}
