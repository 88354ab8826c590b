import { describe, expect, it } from 'vitest';
import { parseGitAddress } from '../../../src/indexing/sources/git-address.ts';

describe('the address of a repository', () => {
  it('is parted from its user and password', () => {
    const parted = parseGitAddress('https://mira:p%40ss@git.example.org:8443/pages.git');

    expect(parted).toEqual({
      address: 'https://git.example.org:8443/pages.git',
      protocols: 'https',
      credentials: {
        username: 'mira',
        password: 'p@ss',
        origin: 'https://git.example.org:8443',
      },
    });
  });

  it.each([
    ['https://git.example.org/a', 'https'],
    ['git@git.example.org:a/b.git', 'ssh'],
    ['ssh://git@git.example.org/a', 'ssh'],
    ['file:///srv/pages', 'file'],
  ])('lets git speak no more than %s needs', (address, protocols) => {
    expect(parseGitAddress(address)).toEqual({ address, protocols, credentials: null });
  });
});
