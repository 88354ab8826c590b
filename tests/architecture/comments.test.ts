import { glob, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

/** Lines of comments, and what stands behind `//` in a line of code. */
const COMMENT = /^\s*(?:\/\*\*?|\*|\/\/)(.*)$|\s\/\/\s(.*)$/;
/** A file of the repository: by its name, or with the end of its path before it. */
const FILE = /(?<![\w/.`"'<-])((?:[\w-]+\/)*[\w.-]+\.(?:tsx?|js|md|ya?ml))(?![\w/])/g;

async function filesOf(...patterns: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pattern of patterns) {
    for await (const file of glob(pattern, { exclude: ['node_modules/**', '**/demo/**'] })) {
      found.push(file);
    }
  }
  return found;
}

/** The files that a text's comments name. */
function namedIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, block, behind] = COMMENT.exec(line) ?? [];
    return [...(block ?? behind ?? '').matchAll(FILE)].flatMap(([, name]) => name ?? []);
  });
}

describe('comments', () => {
  it('point at files that the repository has', async () => {
    const all = await filesOf('*', 'src/**/*', 'tests/**/*', 'digests/*', '.github/**/*');
    const exists = (name: string) => all.some((file) => `/${file}`.endsWith(`/${name}`));
    const named: { readonly file: string; readonly name: string }[] = [];
    for (const file of all.filter((each) => /\.(tsx?|js)$/.test(each))) {
      for (const name of namedIn(await readFile(file, 'utf8'))) {
        named.push({ file, name });
      }
    }

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ name }) => !exists(name))).toEqual([]);
  });

  it('are read where they stand, and code is not', () => {
    const text = [
      ' * see gone/away.ts, and `a.ts` of somebody else',
      "import { x } from './code.ts';",
      `const y = 1; // as in ${'behind'}.md`,
    ].join('\n');

    expect(namedIn(text)).toEqual(['gone/away.ts', 'behind.md']);
  });
});
