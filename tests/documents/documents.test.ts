import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const isThere = (path: string) => existsSync(new URL(`../../${path}`, import.meta.url));
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];

/** Paths of the repository that a document names, in links or as code. */
function pathsIn(text: string): readonly string[] {
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
  const code = [...text.matchAll(/`((?:src|tests)\/[\w./-]+)`/g)];
  return [...links, ...code].flatMap(([, path]) => path ?? []);
}

describe('the documents', () => {
  it.each(DOCUMENTS)('%s points at nothing that is not there', (document) => {
    const missing = pathsIn(read(document)).filter((path) => !isThere(path));

    expect(missing).toEqual([]);
  });

  it('shows examples that are the code itself', () => {
    const examples = [
      ...read('CONTRIBUTING.md').matchAll(/from `(src\/[\w./-]+)`[^\n]*\n\n```ts\n([^`]+)```/g),
    ];

    expect(examples).toHaveLength(2);
    for (const [, file = '', code] of examples) {
      expect(read(file)).toContain(code);
    }
  });

  it('names only npm scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = DOCUMENTS.flatMap((document) => [
      ...read(document).matchAll(/npm run (?:-s )?([\w:]+)/g),
    ]).flatMap(([, name]) => name ?? []);

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
