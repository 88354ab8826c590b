import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerUser } from './server-user.ts';

/**
 * Waits for the end of its input, which comes when the process that started it ends, in whatever
 * way. A stopped server takes no other signal before it goes on. One that has ended counts as gone
 * before the first process of the machine takes note of it: some look every one or two seconds only.
 */
const KEEPER = `
gone() {
  ! kill -0 "$1" 2>/dev/null || { read -r _ _ state _ <"/proc/$1/stat" && [ "$state" = Z ]; } 2>/dev/null
}
cat >/dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -CONT "$pid" 2>/dev/null
  kill -QUIT "$pid" 2>/dev/null
  until gone "$pid"; do sleep 0.02; done
fi
rm -rf "$1"
`;

/** How the names of such folders begin. */
export const SERVER_FOLDER = 'signalpost-pg-';

/** A folder of a server's own, which stops and goes with it. */
export interface KeptFolder {
  readonly path: string;
  /** Stops the server that runs in it, and removes it. */
  remove(): Promise<void>;
}

/**
 * Makes a folder for a server that ends with this process, even where that is killed.
 *
 * @param parent - on which disk. Default: where temporary files are.
 */
export function keepFolder(user: ServerUser, parent = tmpdir()): KeptFolder {
  const path = mkdtempSync(join(parent, SERVER_FOLDER));
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(path, user.uid, user.gid);
  }
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', path], {
    ...user,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl+C at the terminal ends the tests alone, not who cleans up behind them.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  keeper.unref();
  return {
    path,
    remove: async () => {
      keeper.ref();
      keeper.stdin.end();
      await ended;
    },
  };
}
