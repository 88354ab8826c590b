import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Done, type Order } from './orders.ts';

/** A replica in a process of its own. */
export interface BenchReplica {
  /** One order at a time. */
  tell(order: Order): Promise<Done>;
  end(): Promise<void>;
}

/** @param file - its projection; made where it is not there. */
export async function startReplica(url: string, file: string): Promise<BenchReplica> {
  const child = fork(fileURLToPath(new URL('./replica-child.ts', import.meta.url)), [url, file]);
  const answer = () =>
    new Promise<Done>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`A replica ended with ${code}.`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(Done.parse(message));
      });
    });
  await answer();
  return {
    tell: (order) => {
      const told = answer();
      child.send(order);
      return told;
    },
    end: async () => {
      child.send({ do: 'end' } satisfies Order);
      await once(child, 'exit');
    },
  };
}
