import type { Collection } from '../model/collection.ts';
import type { Store } from '../store/store.ts';
import { CommandError, UsageError } from './failure.ts';
import { plain } from './text/terminal-text.ts';

/** Collections that an error names. */
const NAMED = 10;

/**
 * The collection of a name, in whichever team.
 *
 * @throws {UsageError} without a name. @throws {CommandError} where there is none of it.
 */
export async function findCollection(store: Store, name: string): Promise<Collection> {
  const all = await store.allCollections();
  const found = all.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) {
    return found;
  }
  const names = all.slice(0, NAMED).map((one) => plain(one.name));
  const known =
    names.length === 0 ? 'There is no collection yet.' : `There are: ${names.join('; ')}.`;
  throw name === ''
    ? new UsageError(`Which collection? ${known}`)
    : new CommandError(`There is no collection ${plain(name)}. ${known}`);
}
