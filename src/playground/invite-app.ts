import type { Workspace } from '../workspace/workspace.ts';
import { HOST, LOBBY, PEOPLE } from './cast.ts';

/**
 * Brings the app into the channel that a newcomer sees first, as a team
 * would, so that its welcome is the last that is said there. Resolves when it
 * can be read.
 */
export async function inviteApp(workspace: Workspace): Promise<void> {
  // What was posted before is old news, so that the page opens at the welcome.
  for (const { id } of PEOPLE) {
    await workspace.act(id, { kind: 'read', channel: LOBBY });
  }
  // It has posted there before: the demo's past is told with the app in place.
  workspace.removeApp(LOBBY);
  const invited = await workspace.act(HOST, { kind: 'invite-app', channel: LOBBY });
  if (!invited.ok) {
    throw new Error(
      `The app could not be invited to the playground's first channel: ${invited.error}`,
    );
  }
  await workspace.until(HOST, ({ messages, app }) => {
    const last = messages.findLast(
      ({ channel, threadTs }) => channel === LOBBY && threadTs === null,
    );
    // What it says has blocks; that it has joined is said by the workspace in its name.
    return last?.user === app.botUserId && last.blocks.length > 0;
  });
}
