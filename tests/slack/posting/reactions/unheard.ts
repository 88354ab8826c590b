import { foresight, type RunningApp } from '../../../support/running-app.ts';

export const flag = 'triangular_flag_on_post';

/** A flag that is put on a message, or taken off, in a way of which no event reaches the app. */
export async function flagUnheard(
  running: RunningApp,
  as: string,
  ts: string,
  kind: 'react' | 'unreact' = 'react',
): Promise<void> {
  running.workspace.setRequestUrl('http://127.0.0.1:9/nowhere');
  await running.workspace.act(as, { kind, channel: foresight, ts, emoji: flag });
  await running.workspace.idle();
  running.workspace.setRequestUrl(`http://127.0.0.1:${running.port}/slack/events`);
}

/** How often the app has read messages or their reactions. */
export function readsOf(running: RunningApp): number {
  return running.workspace
    .wire()
    .filter(({ name }) => /^(conversations\.(history|replies)|reactions\.get)$/.test(name)).length;
}
