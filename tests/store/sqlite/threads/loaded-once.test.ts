import { describe, expect, it } from 'vitest';
import { loadedOnce } from '../../../../src/store/sqlite/threads/loaded-once.ts';

describe('what is loaded once', () => {
  it('is loaded when it is first asked for, and shared by all who ask', async () => {
    let loads = 0;
    const room = loadedOnce(async () => {
      loads += 1;
      return loads;
    });
    expect(loads).toBe(0);

    const rooms = await Promise.all([room(), room()]);

    expect([...rooms, await room()]).toEqual([1, 1, 1]);
  });

  it('is tried again when it could not be loaded', async () => {
    let loads = 0;
    const room = loadedOnce(async () => {
      loads += 1;
      if (loads === 1) {
        throw new Error('too many open files');
      }
      return 'here';
    });

    await expect(room()).rejects.toThrow('too many open files');
    expect(await room()).toBe('here');
  });
});
