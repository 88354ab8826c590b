import { readFileSync } from 'node:fs';

/** The text of a file that comes with the program, beside `src/`: `manifest.yml`. */
export function projectFile(name: string): string {
  return readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
}
