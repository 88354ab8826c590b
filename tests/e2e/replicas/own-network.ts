import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';

/** A network between this machine and one replica, which can be cut like a cable: no packet gets through, and nobody is told. */
export interface OwnNetwork {
  /** This machine's address in it. */
  readonly here: string;
  /** The replica's. */
  readonly there: string;
  /** Starts a command over there. */
  readonly run: readonly string[];
  cut(): void;
  heal(): void;
}

/** Below 10.213.0.0/16, which is for private use; a number of its own for each. */
const FIRST = 100;
let made = 0;
/** A hardware address that nobody has: what is sent to it arrives nowhere. */
const NOBODY = '02:00:00:00:00:01';

const ip = (...args: readonly string[]) => execFileSync('ip', args, { stdio: 'pipe' });

/** Makes one, until the test ends. */
export function anOwnNetwork(): OwnNetwork {
  made += 1;
  const name = `sp${process.pid}-${made}`;
  const [here, there] = [`10.213.${FIRST + made}.1`, `10.213.${FIRST + made}.2`];
  // An interface's name has 15 characters at most.
  const [near, far] = [`n${process.pid}x${made}`, `f${process.pid}x${made}`];
  const inside = ['-n', name];
  ip('netns', 'add', name);
  // With it goes the pair of interfaces.
  onTestFinished(() => void ip('netns', 'del', name));
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name);
  ip('addr', 'add', `${here}/24`, 'dev', near);
  ip('link', 'set', near, 'up');
  ip(...inside, 'addr', 'add', `${there}/24`, 'dev', far);
  ip(...inside, 'link', 'set', far, 'up');
  ip(...inside, 'link', 'set', 'lo', 'up');
  const permanent = ['lladdr', NOBODY, 'nud', 'permanent', 'dev'];
  return {
    here,
    there,
    run: ['ip', 'netns', 'exec', name],
    cut: () => {
      ip('neigh', 'replace', there, ...permanent, near);
      ip(...inside, 'neigh', 'replace', here, ...permanent, far);
    },
    heal: () => {
      ip('neigh', 'del', there, 'dev', near);
      ip(...inside, 'neigh', 'del', here, 'dev', far);
    },
  };
}
