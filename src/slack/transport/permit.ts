import { AsyncLocalStorage } from 'node:async_hooks';
import { type Dispatcher, getGlobalDispatcher } from 'undici';

/** Whether a call may still be begun. Asked when its first byte is about to leave. */
export type Permit = () => boolean;

/** Nothing of a call left: by the time it could, it might no longer. */
class WithheldError extends Error {
  readonly code = 'withheld';

  constructor() {
    super('The call was not begun: this process slept, or lost its turn to another');
    this.name = 'WithheldError';
  }
}

const permits = new AsyncLocalStorage<Permit>();

/** Every call to Slack that the work makes needs this permit, and all that it needed before. */
export function withPermit<Result>(permit: Permit, work: () => Promise<Result>): Promise<Result> {
  const before = permits.getStore();
  return permits.run(before === undefined ? permit : () => before() && permit(), work);
}

/** Whether a call failed in the one way that says that Slack has not heard of it. */
export function isWithheld(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = causeOf(at)) {
    if (at instanceof WithheldError) {
      return true;
    }
  }
  return false;
}

/** The SDK keeps what it wraps in a field of its own. */
function causeOf(error: Error): unknown {
  return 'original' in error ? error.original : error.cause;
}

/**
 * What a call goes through that needs the permit it is made with; where there is none, what it would
 * go through anyway. The permit is asked at the last moment, when the connection stands and the request
 * is written to it: a process that was stopped before goes on where it was, minutes later.
 */
export function permitting(dispatcher: Dispatcher | undefined): Dispatcher | undefined {
  const permit = permits.getStore();
  return permit === undefined
    ? dispatcher
    : (dispatcher ?? getGlobalDispatcher()).compose(asking(permit));
}

function asking(permit: Permit): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart: (controller, context) => {
        if (!permit()) {
          throw new WithheldError();
        }
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
      onResponseStart: (...start) => handler.onResponseStart?.(...start),
      onResponseData: (...data) => handler.onResponseData?.(...data),
      onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
      onResponseError: (...failed) => handler.onResponseError?.(...failed),
    });
}
