import { expect } from 'vitest';
import { clickButton, told, typeCommand } from '../../support/at-the-page.ts';
import { shown } from '../../support/shown.ts';
import { foresight, jonas } from '../../support/workspace.ts';
import type { Fleet } from './fleet.ts';

/** Jonas asks for what nothing is found of yet, to be told at once when something comes. */
export async function wantToHearOf({ workspace }: Fleet, word: string): Promise<void> {
  const nothing = await typeCommand(workspace, jonas, `/signals ${word}`, foresight);
  await clickButton(workspace, jonas, nothing, 'Tell me when something new comes', 0);
  await told(workspace, jonas, "I'll tell you when something new comes");
}

/** Waits until his alert has told of it, in his direct messages, and holds that it did so once. */
export async function heardOnce({ workspace }: Fleet, word: string): Promise<void> {
  const alerts = () => {
    const { channels, messages } = workspace.snapshot(jonas);
    const app = channels.find(({ kind }) => kind === 'app')?.id;
    return messages.filter(
      ({ channel, blocks }) => channel === app && shown(blocks).includes(word),
    );
  };
  await workspace.until(jonas, () => alerts()[0], 60_000);
  expect(alerts()).toHaveLength(1);
}
