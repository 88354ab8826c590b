import type { Act } from '../../model/authority.ts';
import { overloadMessage } from '../blocks/elements/fault.ts';
import { refusalMessage } from '../blocks/elements/refusal.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import type { Authority } from '../people/authority.ts';
import type { Person } from '../people/person.ts';
import type { Turnstile } from '../transport/incoming/turnstile.ts';

export interface GateDeps {
  readonly authority: Authority;
  readonly turnstile: Turnstile;
}

/** What a listener is asked by: who, and how they are told something. */
export interface GateRequest {
  readonly act: Act;
  readonly actor: Person;
  readonly tell: (message: SlackMessage) => Promise<void>;
}

/** Stands in front of every listener whose person waits: few at a time, and only who may. */
export type Gate = (request: GateRequest, work: () => Promise<void>) => Promise<void>;

export function createGate({ authority, turnstile }: GateDeps): Gate {
  return async (request, work) => {
    if (!(await turnstile.run(() => permitted(authority, request, work)))) {
      await request.tell(overloadMessage());
    }
  };
}

/** A request whose acknowledgement may say something: that we are busy takes no call of its own then. */
export interface CommandGateRequest {
  /** @param busy - what the person is to see; left out where there is a place for them. */
  readonly ack: (busy?: SlackMessage) => Promise<void>;
  /** Reads the request once it is acknowledged. */
  readonly read: () => readonly [request: GateRequest, work: () => Promise<void>];
}

/** The same for commands: with 2,000 at once, 1,900 are told in their acknowledgement to come again. */
export function createCommandGate({ authority, turnstile }: GateDeps) {
  return async ({ ack, read }: CommandGateRequest): Promise<void> => {
    const place = turnstile.take();
    if (place === undefined) {
      await ack(overloadMessage());
      return;
    }
    await place.run(ack(), () => permitted(authority, ...read()));
  };
}

async function permitted(
  authority: Authority,
  { act, actor, tell }: GateRequest,
  work: () => Promise<void>,
): Promise<void> {
  const permission = await authority.ask(act, actor);
  await (permission.kind === 'allowed' ? work() : tell(refusalMessage(act, permission)));
}
