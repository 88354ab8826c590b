import { execFileSync } from 'node:child_process';

/** Who may run the server, in the order of preference; the second is on every Linux. */
const OTHERS = ['postgres', 'nobody'];

/** As whom the server's programs run: PostgreSQL refuses the superuser. Empty: as ourselves. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

export function serverUser(): ServerUser {
  if (process.geteuid?.() !== 0) {
    return {};
  }
  for (const name of OTHERS) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      // This machine does not know the name: the next.
    }
  }
  throw new Error(`PostgreSQL refuses root, and there is no user ${OTHERS.join(' or ')}.`);
}

function idOf(flag: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
}
