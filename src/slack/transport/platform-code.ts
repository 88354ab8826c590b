import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's own word for why it refused a call, `not_in_channel`; undefined for every other fault. */
export function platformCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** Does the call and forgives refusals that are as good as success here. @returns whether it was done. */
export async function unlessRefused(
  call: () => Promise<unknown>,
  forgiven: readonly string[],
): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (forgiven.includes(platformCode(error) ?? '')) {
      return false;
    }
    throw error;
  }
}
