import { expect } from 'vitest';
import type { Message } from '../../src/workspace/page-protocol.ts';
import { PATIENTLY } from '../support/patiently.ts';
import { shown } from '../support/shown.ts';
import { jonas, mira } from '../support/workspace.ts';
import type { World } from './running-server.ts';

/** As people and chores ask again a moment later, who see that something is not there yet. */
export const AGAIN = { ...PATIENTLY, interval: 100 };

/** What all can see, Jonas being one of them. */
export function publicly({ workspace }: Pick<World, 'workspace'>): readonly Message[] {
  return workspace.snapshot(jonas).messages.filter(({ ephemeral }) => !ephemeral);
}

/** Waits until so many pages are answered from: one that a watch saw being written is read at rest. */
export async function holds(world: Pick<World, 'type'>, pages: number): Promise<void> {
  await expect
    .poll(async () => shown((await world.type(jonas, '/signalpost status')).blocks), AGAIN)
    .toContain(`${pages} pages`);
}

/** Jonas flags the first item of a digest, and sees that he has. */
export async function flagTheFirst({ workspace }: Pick<World, 'workspace'>): Promise<void> {
  const reply = publicly({ workspace }).find(({ threadTs }) => threadTs !== null);
  const { channel = '', ts = '' } = reply ?? {};
  const emoji = 'triangular_flag_on_post';
  await workspace.act(jonas, { kind: 'react', channel, ts, emoji });
  await workspace.until(jonas, ({ messages }) =>
    messages.find(({ blocks }) => shown(blocks).includes('Flagged: ')),
  );
}

/** What Mira, who curates, sees of the queue. */
export async function queueOf(world: Pick<World, 'type'>): Promise<string> {
  return shown((await world.type(mira, '/signalpost review')).blocks);
}
