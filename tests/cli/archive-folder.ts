import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageId } from '../support/builders.ts';

/** A page with two signals; `relevancy` is the second one's cell, as it stands in the table. */
export function pageText(title: string, relevancy = '        4'): string {
  return `# __${title}__, from ([20261101](https://newsletter.example.org/p/20261101).)

__[External link](https://example.org/air)__



## Keywords

* drones

## Themes

* mobility

## Other

* Category: politics
* Type: news

## Summary

Cities start to plan the air above their streets.

## Signals

| name            | description       | change       | 10-year   | driving-force   |   relevancy |
|:----------------|:------------------|:-------------|:----------|:----------------|------------:|
| Drone corridors | Reserved air.     | roads to air | normal    | parcels         |           5 |
| Drone ports     | Roofs for drones. | roofs to use | normal    | parcels         |   ${relevancy} |
`;
}

/** A folder of files: pages by number, others by name. */
export function archiveWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-archive-'));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, fileName(name)), text);
  }
  return folder;
}

/** `3` is the third page's file; a name with a dot stands for itself. */
export function fileName(name: string): string {
  return name.includes('.') ? name : `${pageId(Number(name))}.md`;
}
