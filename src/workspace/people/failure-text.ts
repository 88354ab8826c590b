import type { Receipt } from '../delivery/parcel.ts';

/** Slack's name for what went wrong between it and the app. */
export function failureCode({ reason }: Extract<Receipt, { kind: 'failed' }>): string {
  switch (reason) {
    case 'http_timeout':
      return 'operation_timeout';
    case 'not_connected':
      return 'app_not_connected';
    case 'http_error':
    case 'connection_failed':
      return 'dispatch_failed';
  }
}
