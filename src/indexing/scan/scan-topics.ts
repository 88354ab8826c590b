import { lstatSync } from 'node:fs';
import { errorCodeOf } from '../error-code.ts';
import { ANALYSES, TOPICS } from './archive-folders.ts';
import { pathOf } from './archive-name.ts';
import { listFolder } from './list-folder.ts';
import type { FoundFile } from './scan-archive.ts';

export interface TopicFile extends FoundFile {
  readonly slug: string;
}

export interface TopicScan {
  readonly files: readonly TopicFile[];
  /** Other pages below `analyses`, which are not read. */
  readonly unread: readonly string[];
  /** Folders that could not be looked into: what they hold is unknown, not gone. */
  readonly unknown: readonly string[];
}

/**
 * The topics of an archive: `analyses/topics/<slug>/<slug>.md`.
 *
 * @param leftOut - the folders that the scan of the archive left out, relative, with a `/` behind.
 */
export function scanTopics(folder: string, leftOut: readonly string[]): TopicScan {
  const files = new Map<string, TopicFile>();
  const unread: string[] = [];
  const unknown: string[] = [];
  const walk = (path: string) => {
    for (const { name, kind } of list(folder, path, unknown)) {
      const file = `${path}${name}`;
      if (kind === 'folder' && !name.startsWith('.')) {
        walk(`${file}/`);
      } else if (kind === 'file' && /\.(?:md|markdown)$/i.test(name)) {
        const topic = topicFile(folder, file);
        if (topic === undefined || files.has(topic.slug)) {
          unread.push(file);
        } else {
          files.set(topic.slug, topic);
        }
      }
    }
  };
  for (const analyses of leftOut.filter((path) => isNamed(path, ANALYSES))) {
    walk(analyses);
  }
  return { files: [...files.values()], unread: unread.sort(), unknown };
}

function isNamed(path: string, name: string): boolean {
  return path === `${name}/` || path.endsWith(`/${name}/`);
}

/** Undefined for a page that is none, or went since it was listed. */
function topicFile(folder: string, file: string): TopicFile | undefined {
  const [name = '', slug = '', topics = '', analyses = ''] = file.split('/').toReversed();
  if (analyses !== ANALYSES || topics !== TOPICS || name !== `${slug}.md`) {
    return undefined;
  }
  const stats = lstatSync(pathOf(`${folder}/${file}`), { throwIfNoEntry: false });
  if (stats === undefined) {
    return undefined;
  }
  const { size, mtimeMs, ctimeMs } = stats;
  return { file, slug, size, mtimeMs, ctimeMs };
}

function list(folder: string, path: string, unknown: string[]) {
  try {
    return listFolder(`${folder}/${path}`).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (errorCodeOf(error) === undefined) {
      throw error;
    }
    unknown.push(path);
    return [];
  }
}

/** Whether a path is that of a topic's page, as the watch sees it. */
export function isTopicFile(path: string): boolean {
  return /(?:^|\/)analyses\/topics\/([^/]+)\/\1\.md$/.test(path);
}
