import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder of data that others made, below the one that SHARED_DATA_DIR names: Slack's schemas and
 * payloads. It is not ours to ship: without the variable it says so, once, and gives undefined.
 */
function sharedData(path: string): string | undefined {
  const root = process.env.SHARED_DATA_DIR;
  if (root !== undefined) {
    return join(root, path);
  }
  tellOnce();
  return undefined;
}

let isTold = false;

function tellOnce(): void {
  if (!isTold) {
    isTold = true;
    console.log('SHARED_DATA_DIR is not set: nothing is held against what Slack publishes.');
  }
}

/** The JSON files of a folder, by their names without `.json`; none where there is no shared data. */
export function sharedJson(path: string): readonly (readonly [name: string, content: unknown])[] {
  const folder = sharedData(path);
  if (folder === undefined) {
    return [];
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  if (files.length === 0) {
    throw new Error(`SHARED_DATA_DIR has no JSON file in ${path}.`);
  }
  return files.map((file) => [
    file.slice(0, -'.json'.length),
    JSON.parse(readFileSync(join(folder, file), 'utf8')),
  ]);
}
