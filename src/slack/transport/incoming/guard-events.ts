import type { App, ReceiverEvent } from '@slack/bolt';
import type { Elapsed } from '../../../model/elapsed.ts';
import type { Jobs } from '../../../model/jobs.ts';
import type { CommandNames } from '../command-names.ts';
import { createEventGate, type EventGate, type EventGateDeps } from './event-gate.ts';
import type { Installation } from './installation.ts';
import { answerUnheard, type UnheardDeps } from './unheard.ts';
import { withinEvent } from './within-event.ts';

export interface GuardEventsDeps extends Omit<EventGateDeps, 'within'>, UnheardDeps {
  readonly names: Pick<CommandNames, 'incoming'>;
  readonly installation: Pick<Installation, 'hear'>;
  readonly jobs: Jobs;
  readonly elapsed: Elapsed;
}

/**
 * Stands between the transport and Bolt. From the outside in, and why:
 * 1. Commands are renamed first: everything behind knows them by one name.
 * 2. What Slack says of the installation itself is for no listener, and is not put on record.
 * 3. The gate puts the rest on record and hands it on, once.
 * 4. What no listener answers is answered last, when Bolt has tried.
 *
 * @returns the gate, which also hands on what waits.
 */
export function guardEvents(
  app: App,
  { names, installation, jobs, elapsed, ...deps }: GuardEventsDeps,
): Pick<EventGate<ReceiverEvent>, 'replayLeftOver' | 'replayWaiting'> {
  const bolt = answerUnheard(deps, app.processEvent.bind(app));
  const gate = createEventGate<ReceiverEvent>(
    { ...deps, within: withinEvent(jobs, elapsed) },
    bolt,
    (body) => ({ body, ack: async () => {} }),
  );
  app.processEvent = async (event) => {
    names.incoming(event.body);
    if (await installation.hear(event.body)) {
      await event.ack();
      return;
    }
    await gate.process(event);
  };
  return gate;
}
