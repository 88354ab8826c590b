import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, beforeEach } from 'vitest';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { aWorkspace, type RunningApp, startBolt } from '../../support/workspace.ts';

/** A workspace, fresh for each test of a `describe`, and the Bolt app that a test starts in it. */
export interface BoltStage {
  readonly clock: ManualClock;
  readonly workspace: Workspace;
  /** Starts an app that listens as `build` says. */
  hear(build: (app: App) => void): Promise<void>;
}

export function aBoltStage(transport: 'http' | 'socket'): BoltStage {
  let clock: ManualClock;
  let workspace: Workspace;
  let bolt: RunningApp | undefined;

  beforeEach(async () => {
    clock = createManualClock('2026-11-23T08:00:00Z');
    workspace = aWorkspace({ clock, answerWithinMs: 10_000 });
    await workspace.start();
  });

  afterEach(async () => {
    await bolt?.stop();
    bolt = undefined;
    await workspace.stop();
  });

  return {
    get clock() {
      return clock;
    },
    get workspace() {
      return workspace;
    },
    hear: async (build) => {
      bolt = await startBolt(workspace, transport, build);
    },
  };
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A modal with a field that must be filled and one that need not. */
export function aModal(title: string, more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'note',
    title: plain(title),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input',
        block_id: 'note',
        label: plain('Note'),
        element: { type: 'plain_text_input', action_id: 'text', max_length: 10 },
      },
      {
        type: 'input',
        block_id: 'more',
        optional: true,
        label: plain('More'),
        element: { type: 'plain_text_input', action_id: 'text', initial_value: 'as it was' },
      },
    ],
    ...more,
  };
}
