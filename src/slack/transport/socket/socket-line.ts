import type { SocketModeReceiver } from '@slack/bolt';

type SocketModeClient = SocketModeReceiver['client'];

/** Slack says hello within a second of the handshake; a line that stays silent is none. */
const HELLO_MS = 10_000;
/** The other side is given this long to say good-bye. */
const GOODBYE_MS = 1_000;

/** One line at a time over the library's client, whose promises may otherwise never settle. */
export interface SocketLine {
  /**
   * Resolves when Slack has said hello.
   *
   * @param attempt - abort ends the call for an address; it is aborted here when hello is late.
   * @throws when the line does not come about; it is closed then.
   */
  open(attempt: AbortController): Promise<void>;
  /** Resolves when the line that is open is not open any more. */
  lost(): Promise<void>;
  /** Closes what is open or opening; no line opens after it. */
  close(): Promise<void>;
}

export function createSocketLine(client: SocketModeClient): SocketLine {
  let isClosed = false;
  let isOpen = false;
  let current = new AbortController();
  let whenLost = Promise.withResolvers<void>();

  const hangUp = async (): Promise<void> => {
    const gone = client.disconnect();
    // Asked a second time, the library no longer waits for the other side's good-bye.
    const impatient = setTimeout(() => void client.disconnect(), GOODBYE_MS);
    await gone;
    clearTimeout(impatient);
  };
  client.on('disconnected', () => {
    isOpen = false;
    whenLost.resolve();
  });
  // An address that came too late is not called: the library would, and be connected once more.
  client.on('authenticated', () => current.signal.throwIfAborted());

  return {
    open: async (attempt) => {
      if (isClosed) {
        throw new Error('the app is stopping');
      }
      current = attempt;
      const refused = Promise.withResolvers<never>();
      const onAbort = () => refused.reject(new Error('no answer in time'));
      attempt.signal.addEventListener('abort', onAbort);
      const late = setTimeout(() => attempt.abort(), HELLO_MS);
      const opening = client.start();
      try {
        await Promise.race([opening, refused.promise]);
        // Stopping may have begun while hello was on its way.
        attempt.signal.throwIfAborted();
        whenLost = Promise.withResolvers<void>();
        isOpen = true;
      } catch (error) {
        opening.catch(() => {});
        await hangUp();
        throw error ?? new Error('the line was closed before Slack said hello');
      } finally {
        clearTimeout(late);
        attempt.signal.removeEventListener('abort', onAbort);
        refused.promise.catch(() => {});
      }
    },
    lost: () => (isOpen ? whenLost.promise : Promise.resolve()),
    close: async () => {
      isClosed = true;
      current.abort();
      await hangUp();
      whenLost.resolve();
    },
  };
}
