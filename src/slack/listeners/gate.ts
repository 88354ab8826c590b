import type { Act } from '../../model/authority.ts';
import { overloadMessage } from '../blocks/elements/fault.ts';
import { refusalMessage } from '../blocks/elements/refusal.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import type { Authority } from '../people/authority.ts';
import type { Person } from '../people/person.ts';
import type { Turnstile } from '../transport/turnstile.ts';

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
  return async ({ act, actor, tell }, work) => {
    const isDone = await turnstile.run(async () => {
      const permission = await authority.ask(act, actor);
      await (permission.kind === 'allowed' ? work() : tell(refusalMessage(act, permission)));
    });
    if (!isDone) {
      await tell(overloadMessage());
    }
  };
}
