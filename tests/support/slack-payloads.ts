import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../../src/workspace/json.ts';

/**
 * Payloads that Slack's own projects publish, of the folder that SLACK_PAYLOADS names, for
 * `it.each`. They are not ours to ship, so without the variable there are none.
 *
 * @param file - without `.json`; @param names - of the payloads in it.
 */
export function publishedPayloads(
  file: string,
  ...names: readonly string[]
): readonly (readonly [name: string, payload: JsonObject])[] {
  const folder = process.env.SLACK_PAYLOADS;
  if (folder === undefined) {
    console.log('SLACK_PAYLOADS is not set: nothing is compared with what Slack publishes.');
    return [];
  }
  const all: unknown = JSON.parse(readFileSync(join(folder, `published/${file}.json`), 'utf8'));
  return names.map((name) => {
    const payload = isObject(all) ? all[name] : undefined;
    if (!isObject(payload)) {
      throw new Error(`SLACK_PAYLOADS is ${folder}, whose ${file}.json has no ${name}.`);
    }
    return [`${file}.${name}`, payload];
  });
}
