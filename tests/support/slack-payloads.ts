import { isObject, type JsonObject } from '../../src/workspace/json.ts';
import { sharedJson } from './shared-data.ts';

/** A payload that somebody else's app was sent. */
export interface OthersPayload {
  /** Its file, and its name in it. */
  readonly name: string;
  readonly payload: JsonObject;
  /** The user id of the app that it was sent to, where the file says so. */
  readonly botUser: string | undefined;
}

/**
 * Payloads that others recorded from Slack, and that Slack's own projects publish; for `it.each`.
 * They are not ours to ship: without the shared data there are none.
 */
export function othersPayloads(): readonly OthersPayload[] {
  return ['recorded', 'published'].flatMap((folder) =>
    sharedJson(`slack-payloads/${folder}`).flatMap(([file, content]) => payloadsIn(file, content)),
  );
}

function payloadsIn(file: string, content: unknown): readonly OthersPayload[] {
  if (!isObject(content)) {
    return [];
  }
  const { botUserId } = content;
  const botUser = typeof botUserId === 'string' ? botUserId : undefined;
  return Object.entries(content).flatMap(([name, payload]) =>
    isObject(payload) && ('type' in payload || 'command' in payload)
      ? [{ name: `${file}.${name}`, payload, botUser }]
      : [],
  );
}

/**
 * Some of those that Slack's own projects publish.
 *
 * @param file - without `.json`; @param names - of the payloads in it.
 */
export function publishedPayloads(
  file: string,
  ...names: readonly string[]
): readonly (readonly [name: string, payload: JsonObject])[] {
  const all = othersPayloads();
  return all.length === 0
    ? []
    : names.map((short) => {
        const name = `${file}.${short}`;
        const found = all.find((payload) => payload.name === name);
        if (found === undefined) {
          throw new Error(`SHARED_DATA_DIR has no payload ${name}.`);
        }
        return [name, found.payload];
      });
}
