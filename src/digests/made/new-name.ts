import { DigestName } from '../../model/digest/digest-definition.ts';

const WORDS = 40;

/**
 * A name for a digest that nobody has typed one for: its title's words, and six
 * characters so that it is never the name of a file or of a deleted one.
 */
export function newName(title: string, id: string): DigestName {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, WORDS)
    .replaceAll(/^-+|-+$/g, '');
  const end = id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(-6);
  return DigestName.parse(`${words === '' ? 'digest' : words}-${end}`);
}
