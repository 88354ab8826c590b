import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readThemes } from '../../../src/playground/composed/read-themes.ts';
import { aTemporaryFolder } from '../../support/temporary-folder.ts';

const DEMO = fileURLToPath(
  new URL('../../../src/playground/demo/themes/01-drones.yml', import.meta.url),
);

/** A folder whose only theme is one of the demo's, changed. */
async function aTheme(change: (text: string) => string) {
  const folder = await aTemporaryFolder();
  await writeFile(join(folder, '01-drones.yml'), change(await readFile(DEMO, 'utf8')));
  return folder;
}

describe('reading the themes', () => {
  it('keeps rows in the order in which they were written', async () => {
    const [drones] = await readThemes(await aTheme((text) => text));

    expect(drones?.concerns.map(([name]) => name).slice(0, 2)).toEqual(
      (await readFile(DEMO, 'utf8'))
        .match(/(?<=^concerns:\n)(?: {2}.*\n){2}/m)?.[0]
        .trimEnd()
        .split('\n')
        .map((line) => line.trim().split(':')[0]),
    );
  });

  it('names file and place of a slot that nothing fills', async () => {
    const folder = await aTheme((text) => text.replace('{Place}', '{Planet}'));

    await expect(readThemes(folder)).rejects.toThrow(/01-drones\.yml[\s\S]*no slot \{Planet\}/);
  });

  it('refuses a key that it does not know, and one that is missing', async () => {
    const folder = await aTheme((text) => text.replace('category:', 'categorie:'));

    await expect(readThemes(folder)).rejects.toThrow(
      /categorie[\s\S]*category|category[\s\S]*categorie/,
    );
  });

  it('refuses what is not YAML', async () => {
    const folder = await aTheme((text) => `${text}\n\t- {`);

    await expect(readThemes(folder)).rejects.toThrow('01-drones.yml');
  });

  it('refuses a folder without themes, which would compose nothing', async () => {
    await expect(readThemes(await aTemporaryFolder())).rejects.toThrow('There is no theme');
  });
});
