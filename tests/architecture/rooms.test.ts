import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IFlattenedRuleSet,
} from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

/** The store's interface: `store.ts` and the subjects it is made of, not what keeps them. */
const storeInterface = 'src/store/[a-z-]+.ts';

/** The table of who may import whom; every room may import itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  model: [],
  pages: ['src/model/'],
  store: ['src/model/'],
  indexing: ['src/model/', 'src/pages/', storeInterface],
  search: ['src/model/', storeInterface],
  digests: ['src/model/', 'src/search/', storeInterface],
  review: ['src/model/', storeInterface],
  notices: ['src/model/', storeInterface],
  collections: ['src/model/', storeInterface],
  exports: ['src/model/', storeInterface],
  slack: [
    'src/model/',
    'src/search/',
    'src/digests/',
    'src/review/',
    'src/notices/',
    'src/collections/',
    'src/exports/',
  ],
  // Clock and log are interfaces that say nothing of Signalpost.
  workspace: ['src/slack/limits.ts', 'src/model/clock.ts', 'src/model/log.ts'],
};

/** Packages that only one room may know. */
const packages: readonly {
  readonly name: string;
  readonly pattern: string;
  readonly room: string;
}[] = [
  { name: 'Slack', pattern: '^node_modules/@slack/(?!types/)', room: '^src/slack/' },
  { name: 'Slack types', pattern: '^node_modules/@slack/types/', room: '^src/(slack|workspace)/' },
  {
    name: 'SQLite',
    pattern: '^node_modules/(@types/)?better-sqlite3',
    room: '^src/store/(sqlite|postgres)/',
  },
  { name: 'PostgreSQL', pattern: '^node_modules/(@types/)?pg', room: '^src/store/postgres/' },
];

const CONFIG =
  '^src/server/(config|config-error|environment|proxies-of|secret-files|variables)\\.ts$';

const literally = (path: string) => path.replaceAll('.', '\\.');

const rules: IFlattenedRuleSet = {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room} imports what the table allows`,
      severity: 'error' as const,
      from: { path: `^src/${room}/` },
      to: {
        path: '^src/',
        pathNot: [`src/${room}/`, ...allowed].map((path) => `^${literally(path)}`),
      },
    })),
    {
      name: 'model knows zod only',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: '^(src/model/|node_modules/zod/)' },
    },
    {
      // What reads the environment is several files, an idea each, and still reaches nothing else.
      name: 'config knows zod, Node and its own files only',
      severity: 'error',
      from: { path: CONFIG },
      to: { path: '^(src|node_modules)/', pathNot: `^node_modules/zod/|${CONFIG}` },
    },
    {
      name: 'server knows no cli, playground or workspace',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/(cli|playground|workspace)/' },
    },
    {
      name: 'src holds rooms and start.js',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+$', pathNot: '^src/start\\.js$' },
    },
    {
      name: 'the playground is imported by cli alone',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(playground|cli)/' },
      to: { path: '^src/playground/' },
    },
    ...packages.map(({ name, pattern, room }) => ({
      name: `${name} stays in its room`,
      severity: 'error' as const,
      from: { path: '^src/', pathNot: room },
      to: { path: pattern },
    })),
    {
      name: 'no cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'src imports no test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
  ],
};

/** Broken on purpose, by types alone: who looks at everything has to notice it. */
const SEEDED = {
  name: 'seeded',
  severity: 'error' as const,
  from: { path: '^src/store/page-store\\.ts$' },
  to: { path: '^src/model/' },
};

const noCycles: IFlattenedRuleSet = {
  forbidden: [{ name: 'no cycles', severity: 'error', from: {}, to: { circular: true } }],
};

const crossings = (ruleSet: IFlattenedRuleSet) => look(['src'], { ruleSet, validate: true });

async function look(files: string[], options: ICruiseOptions): Promise<ICruiseResult> {
  const { output } = await cruise(files, {
    tsPreCompilationDeps: true,
    ...options,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  });
  if (typeof output === 'string') {
    throw new Error('dependency-cruiser answered with a text instead of a result');
  }
  return output;
}

/** What is loaded before a module does anything; types, and what it may import later, are left out. */
function loadedBy(entry: string, { modules }: ICruiseResult): readonly string[] {
  const imports = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies
        .filter(
          ({ dynamic, dependencyTypes }) => !dynamic && !dependencyTypes.includes('type-only'),
        )
        .map(({ resolved }) => resolved),
    ]),
  );
  const loaded = new Set([entry]);
  for (const source of loaded) {
    for (const imported of imports.get(source) ?? []) {
      loaded.add(imported);
    }
  }
  return [...loaded];
}

const isSchemas = (source: string) => source.includes('node_modules/zod');
const IN_A_ROOM = /^src\/(search|store\/sqlite\/(pages|search|search-index|words|digests))\//;
const IN_ANOTHER_ROOM = /^src\/(search|store\/sqlite\/(review|collections|digests|search))\//;

describe('the house', () => {
  let result: ICruiseResult;

  beforeAll(async () => {
    result = await crossings({ forbidden: [...(rules.forbidden ?? []), SEEDED] });
  });

  it('keeps to the table of who may import whom', () => {
    const broken = result.summary.violations
      .filter(({ rule }) => rule.name !== SEEDED.name)
      .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

    expect(broken).toEqual([]);
  });

  it('was looked at as a whole', () => {
    const ours = result.modules.filter(({ source }) => source.startsWith('src/'));

    expect(ours.length).toBeGreaterThan(100);
    // The page is most of the workspace, and most of it is drawn.
    const page = ours.filter(({ source }) => source.startsWith('src/workspace/web/'));
    expect(page.length).toBeGreaterThan(100);
    expect(page.filter(({ source }) => source.endsWith('.tsx')).length).toBeGreaterThan(50);
    for (const room of Object.keys(rooms)) {
      expect(ours.filter(({ source }) => source.startsWith(`src/${room}/`)).length).toBeGreaterThan(
        1,
      );
    }
  });

  it('starts the threads that parse without schemas, which would be a quarter of their start', () => {
    const loaded = loadedBy('src/indexing/parse/parse-worker.ts', result);

    expect(loaded).toContain('src/pages/block-structure.ts');
    expect(loaded.filter(isSchemas)).toEqual([]);
  });

  it.each(['src/store/sqlite/threads/reading-worker.ts', 'src/server/answering-worker.ts'])(
    'starts %s without what answers a question, which the first one loads',
    (entry) => {
      const loaded = loadedBy(entry, result);

      expect(loaded).toContain('src/store/sqlite/connection.ts');
      expect(loaded.filter((source) => isSchemas(source) || IN_A_ROOM.test(source))).toEqual([]);
    },
  );

  it.each([
    'src/store/sqlite/threads/writing-worker.ts',
    'src/store/postgres/threads/replica-writer.ts',
  ])('starts %s with the rooms of an index alone', (entry) => {
    const loaded = loadedBy(entry, result);

    expect(loaded).toContain('src/store/sqlite/pages/page-store.ts');
    expect(loaded.filter((source) => IN_ANOTHER_ROOM.test(source))).toEqual([]);
  });

  it('would notice a type-only import across a border', () => {
    const noticed = result.summary.violations.filter(({ rule }) => rule.name === SEEDED.name);

    expect(noticed.length).toBeGreaterThan(0);
  });

  it('would notice a circle within a room, of types alone and through what is drawn', async () => {
    const folder = await aTemporaryFolder();
    await writeFile(
      join(folder, 'page.tsx'),
      "import type { A } from './state.ts';\nexport type B = A;",
    );
    await writeFile(
      join(folder, 'state.ts'),
      "import type { B } from './page.tsx';\nexport type A = B;",
    );

    const { summary } = await look([folder], { ruleSet: noCycles, validate: true });

    expect(summary.violations).toHaveLength(1);
  });
});
