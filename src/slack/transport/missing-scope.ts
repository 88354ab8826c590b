import { WebAPIPlatformError } from '@slack/web-api';

/** The scope for want of which Slack refused a call; undefined for every other fault. */
export function missingScope(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') {
    return undefined;
  }
  return 'needed' in error.data ? String(error.data.needed) : 'one that Slack does not name';
}
