import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Theme } from './theme.ts';

/**
 * Reads the themes that pages are composed of: the `.yml` files of a folder, in the order of their
 * names, in which pages take them, round and round. In the demo every other one is about
 * regulation, so that each week has something for those who follow it; an odd number of them lets
 * each theme come on Sundays and on Wednesdays.
 *
 * @throws Error naming file and place where one is not as a theme should be, and where there is none.
 */
export async function readThemes(folder: string): Promise<readonly Theme[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yml')).toSorted();
  if (names.length === 0) {
    throw new Error(`There is no theme in ${folder}; expected files such as \`01-drones.yml\`.`);
  }
  return Promise.all(names.map((name) => readTheme(join(folder, name))));
}

async function readTheme(file: string): Promise<Theme> {
  const text = await readFile(file, 'utf8');
  try {
    return Theme.parse(parse(text));
  } catch (cause) {
    const found = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`The theme ${file} cannot be read:\n${found}`, { cause });
  }
}
