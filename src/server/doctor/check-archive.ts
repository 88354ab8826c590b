import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { scanArchive } from '../../indexing/scan/scan-archive.ts';
import { parseGitAddress } from '../../indexing/sources/git-address.ts';
import { runGit } from '../../indexing/sources/run-git.ts';
import type { Finding } from '../../model/finding.ts';
import { counted } from '../../model/text/counted.ts';
import type { ArchiveConfig } from '../config/config.ts';

/** To ask a repository for its branches, over a slow line too; whoever waits sees nothing meanwhile. */
const GIT_TIMEOUT_MS = 20_000;

/** Whether the archive can be read, and be watched. */
export async function checkArchive(archive: ArchiveConfig): Promise<readonly Finding[]> {
  return archive.kind === 'folder' ? checkFolder(archive.folder) : [await checkGit(archive)];
}

async function checkFolder(folder: string): Promise<readonly Finding[]> {
  const check = 'archive';
  try {
    const { files } = await scanArchive(folder);
    return [
      files.length === 0
        ? {
            check,
            state: 'warning',
            symptom: `${folder} holds no page`,
            cause: 'A page is a file named by 32 hex digits and .md.',
            remedy: 'See that ARCHIVE_DIR names the folder of the pages.',
          }
        : { check, state: 'well', symptom: `${counted(files.length, 'page')} in ${folder}` },
      await watchFinding(folder),
    ];
  } catch (error) {
    return [
      {
        check,
        state: 'trouble',
        symptom: `${folder} cannot be read`,
        cause: messageOf(error),
        remedy: 'See that ARCHIVE_DIR is right and that this user may read it.',
      },
    ];
  }
}

/** Linux watches each folder by one of a limited number. */
async function watchFinding(folder: string): Promise<Finding> {
  const check = 'watch';
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const folders = 1 + entries.filter((entry) => entry.isDirectory()).length;
  const limit = watchLimit();
  return limit === null || folders <= limit / 2
    ? { check, state: 'well', symptom: `${counted(folders, 'folder')} to watch` }
    : {
        check,
        state: 'warning',
        symptom: `${folders} folders to watch, of ${limit} that this machine allows all programs`,
        cause: 'fs.inotify.max_user_watches is low.',
        remedy: `sysctl fs.inotify.max_user_watches=${limit * 4}; until then changes are found every ten minutes.`,
      };
}

function watchLimit(): number | null {
  try {
    return Number(readFileSync('/proc/sys/fs/inotify/max_user_watches', 'utf8'));
  } catch {
    return null;
  }
}

async function checkGit(archive: Extract<ArchiveConfig, { kind: 'git' }>): Promise<Finding> {
  const check = 'archive';
  const why = await reachGit(archive);
  return why === null
    ? { check, state: 'well', symptom: 'the git repository of the archive can be reached' }
    : {
        check,
        state: 'trouble',
        symptom: 'the git repository of the archive cannot be reached',
        cause: why,
        remedy:
          'See ARCHIVE_GIT_URL and ARCHIVE_GIT_BRANCH, the token in the address or the ssh key.',
      };
}

/** Asks for the branch alone; nothing is fetched. @returns why not, without credentials. */
async function reachGit({
  url,
  branch,
  environment,
}: Extract<ArchiveConfig, { kind: 'git' }>): Promise<string | null> {
  try {
    const outcome = await runGit(
      [
        'ls-remote',
        '--exit-code',
        'archive',
        branch === undefined ? 'HEAD' : `refs/heads/${branch}`,
      ],
      { folder: tmpdir(), environment, remote: parseGitAddress(url), timeLimitMs: GIT_TIMEOUT_MS },
    );
    return outcome.kind === 'done' ? null : outcome.why || 'there is no such branch';
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
