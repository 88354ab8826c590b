import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { writeArchive } from './generate-archive.ts';
import { generatePage } from './generate-page.ts';
import { createRandom, type Random } from './random.ts';

/** What happens to one page of an archive. */
type Change = (path: string, archive: Stirred) => void;

interface Stirred {
  readonly folder: string;
  readonly random: Random;
  readonly left: LeftFile[];
}

/** A file that a page has left. */
export interface LeftFile {
  /** Relative to the archive. */
  readonly file: string;
  readonly text: string;
}

const freshText = ({ random }: Stirred) => generatePage(random.int(10_000, 99_999)).text;
const freshName = ({ random }: Stirred) =>
  basename(`${generatePage(random.int(100_000, 999_999)).id}.md`);

const rewrite: Change = (path, archive) => writeFileSync(path, freshText(archive));

const loseFirstRow: Change = (path) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^(\|[:|-]+\n)\|.*\n(?=\|)/m, '$1'));

const gainKeyword: Change = (path) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace('## Keywords\n\n', '$&* added later\n'));

const breakOff: Change = (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 700));

const empty: Change = (path) => writeFileSync(path, '');

const remove: Change = (path, { folder, left }) => {
  left.push({ file: relative(folder, path), text: readFileSync(path, 'utf8') });
  rmSync(path);
};

const moveTo = (path: string, to: string, { folder, left }: Stirred) => {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(path, to);
  left.push({ file: relative(folder, path), text: readFileSync(to, 'utf8') });
  return to;
};

const rename: Change = (path, archive) =>
  void moveTo(path, join(dirname(path), freshName(archive)), archive);

const intoFolder = (path: string, { folder, random }: Stirred) =>
  join(folder, String(random.int(2024, 2026)), basename(path));

const move: Change = (path, archive) => void moveTo(path, intoFolder(path, archive), archive);

const moveAndRename: Change = (path, archive) =>
  void moveTo(path, join(archive.folder, 'renamed', freshName(archive)), archive);

const moveAndRewrite: Change = (path, archive) =>
  rewrite(moveTo(path, intoFolder(path, archive), archive), archive);

const renameAndReplace: Change = (path, archive) => {
  renameSync(path, join(archive.folder, freshName(archive)));
  rewrite(path, archive);
};

/** The same page twice, of which one is rejected. */
const copyIntoFolder: Change = (path, { folder }) => {
  const to = join(folder, 'copies', basename(path));
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(path, to);
};

const copyUnderOtherName: Change = (path, archive) =>
  copyFileSync(path, join(archive.folder, freshName(archive)));

/** A name that another page had, as it was removed, moved or renamed. */
const addUnderOldName: Change = (_, archive) => {
  const old = archive.left.shift();
  if (old !== undefined) {
    const path = join(archive.folder, old.file);
    mkdirSync(dirname(path), { recursive: true });
    rewrite(path, archive);
  }
};

/** The same text under another name, most often after an index found it gone. */
const comeBackRenamed: Change = (_, archive) => {
  const old = archive.left.shift();
  if (old !== undefined) {
    writeFileSync(join(archive.folder, freshName(archive)), old.text);
  }
};

/** How many pages of three hundred. */
const CHANGES: readonly (readonly [Change | undefined, number])[] = [
  [undefined, 110],
  [rewrite, 40],
  [loseFirstRow, 15],
  [gainKeyword, 15],
  [breakOff, 1],
  [empty, 1],
  [remove, 35],
  [rename, 20],
  [move, 15],
  [moveAndRename, 8],
  [moveAndRewrite, 6],
  [renameAndReplace, 6],
  [copyIntoFolder, 1],
  [copyUnderOtherName, 5],
  [addUnderOldName, 10],
  [comeBackRenamed, 10],
];

/**
 * Does to an archive's pages all that people and generators do between two indexes, the same for
 * the same seed, and adds a few pages.
 *
 * @param left - files that pages have left by now, for others to come there; this adds to them.
 */
export function stirArchive(folder: string, seed: number, left: LeftFile[]): void {
  const archive: Stirred = { folder, random: createRandom(seed), left };
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => join(folder, file));
  for (const path of paths) {
    archive.random.weighted(CHANGES)?.(path, archive);
  }
  writeArchive(folder, { pages: 20, seed: seed * 1000 });
}
