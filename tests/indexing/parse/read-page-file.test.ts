import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPageFile } from '../../../src/indexing/parse/read-page-file.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

describe('readPageFile', () => {
  it('gives the bytes with their stamp', () => {
    const folder = tempFolder();
    writeIn(folder, 'a.md', 'page');

    const read = readPageFile(folder, 'a.md', 1_000_000);

    expect(read).toMatchObject({
      kind: 'read',
      stamp: { file: 'a.md', size: 4, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('neither follows a link nor waits for a pipe that took the place of a page', () => {
    const folder = tempFolder();
    const outside = writeIn(tempFolder(), 'secret', 'secret');
    symlinkSync(outside, join(folder, 'link.md'));
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    mkdirSync(join(folder, 'folder.md'));

    const kinds = ['link.md', 'pipe.md', 'folder.md'].map(
      (file) => readPageFile(folder, file, 1_000_000).kind,
    );

    expect(kinds).toEqual(['unusable', 'unusable', 'unusable']);
  });

  it('reads nothing of a file that is past the limit', () => {
    const folder = tempFolder();
    writeIn(folder, 'a.md', new Uint8Array(4 * 1024 * 1024 + 1));

    const read = readPageFile(folder, 'a.md', 1_000_000);

    expect(read).toMatchObject({ kind: 'larger', stamp: { hash: '' } });
  });

  it('says that a file is gone', () => {
    const read = readPageFile(tempFolder(), 'a.md', 1_000_000);

    expect(read.kind).toBe('gone');
  });
});
