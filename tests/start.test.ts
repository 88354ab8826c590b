import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from './support/temp-folder.ts';

const project = fileURLToPath(new URL('../', import.meta.url));

describe('start.js', () => {
  let clone: string;

  beforeAll(() => {
    clone = aClone();
    return () => rmSync(clone, { recursive: true });
  });

  beforeEach(() => rmSync(join(clone, 'node_modules', '.cache'), { recursive: true, force: true }));

  const start = (environment: Readonly<Record<string, string>> = {}) =>
    execFileSync(process.execPath, [join(clone, 'src', 'start.js'), '--version'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  it('keeps compiled code in the project for the next start', () => {
    start();

    expect(readdirSync(join(clone, 'node_modules', '.cache', 'compiled'))).toHaveLength(1);
  });

  it('starts all the same where it cannot keep anything', () => {
    writeFileSync(join(clone, 'node_modules', '.cache'), 'a file where a folder is wanted');

    expect(start()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('lets the environment say where', () => {
    const elsewhere = tempFolder();

    start({ NODE_COMPILE_CACHE: elsewhere });

    expect(readdirSync(elsewhere)).toHaveLength(1);
    expect(readdirSync(join(clone, 'node_modules'))).not.toContain('.cache');
  });
});

/** The program in a folder of its own, with the project's packages. */
function aClone(): string {
  const clone = mkdtempSync(join(tmpdir(), 'signalpost-clone-'));
  const packages = join(clone, 'node_modules');
  cpSync(join(project, 'src'), join(clone, 'src'), {
    recursive: true,
    filter: (path) => !/src\/(playground|workspace)$/.test(path),
  });
  cpSync(join(project, 'package.json'), join(clone, 'package.json'));
  mkdirSync(packages);
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (!name.startsWith('.')) {
      symlinkSync(join(project, 'node_modules', name), join(packages, name));
    }
  }
  return clone;
}
