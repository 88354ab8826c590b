import { describe, expect, it } from 'vitest';
import { splitCredentials } from '../../src/indexing/split-credentials.ts';

describe('splitCredentials', () => {
  it('takes user and password out of an address', () => {
    const split = splitCredentials('https://mira:p%40ss@git.example.org/pages.git');

    expect(split).toEqual({
      address: 'https://git.example.org/pages.git',
      header: `Authorization: Basic ${Buffer.from('mira:p@ss').toString('base64')}`,
    });
  });

  it('takes a token out that stands alone', () => {
    const split = splitCredentials('https://token123@git.example.org/pages.git');

    expect(split.address).toBe('https://git.example.org/pages.git');
    expect(split.header).not.toBeNull();
  });

  it.each([
    'https://git.example.org/a',
    'git@git.example.org:a/b.git',
    '/srv/pages',
    'ssh://git@h/a',
  ])('leaves %s as it is', (address) => {
    expect(splitCredentials(address)).toEqual({ address, header: null });
  });
});
