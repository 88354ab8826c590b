import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { ArchiveSourceError } from './archive-source.ts';

/** Variables for the git program. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>;

export interface GitCall {
  readonly folder: string;
  readonly environment: GitEnvironment;
  /** A secret header for one address; given by environment, since arguments can be seen by others. */
  readonly header?: { readonly address: string; readonly value: string };
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 5 * 60_000;

/** A repository is somebody else's: none of its hooks run, no helper is started, nothing is asked for. */
const CAREFUL = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.symlinks=false',
  'core.autocrlf=false',
  'protocol.ext.allow=never',
  'submodule.recurse=false',
  'gc.auto=0',
].flatMap((setting) => ['-c', setting]);

/** Runs the git program, without a shell, for at most 5 minutes. @throws {ArchiveSourceError} with what git said. */
export async function runGit(
  args: readonly string[],
  { folder, environment, header, signal }: GitCall,
): Promise<void> {
  const child = spawn('git', [...CAREFUL, ...args], {
    cwd: folder,
    env: { ...environment, ...SILENT, ...headerVariables(header) },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  try {
    const [said, code] = await Promise.all([text(child.stderr), ended]);
    if (code !== 0) {
      throw new ArchiveSourceError(sentence(args, code, said, header?.value));
    }
  } catch (cause) {
    if (cause instanceof ArchiveSourceError) {
      throw cause;
    }
    throw new ArchiveSourceError(
      `The git archive cannot be updated: the git program could not be run. Install git, or use ARCHIVE_DIR.`,
      { cause },
    );
  }
}

/** No question on a terminal, English messages, and no configuration that could start programs. */
const SILENT: GitEnvironment = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
  GIT_CONFIG_NOSYSTEM: '1',
  LC_ALL: 'C',
};

function headerVariables(header: GitCall['header']): GitEnvironment {
  return header === undefined
    ? {}
    : {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `http.${header.address}.extraHeader`,
        GIT_CONFIG_VALUE_0: header.value,
      };
}

function sentence(
  args: readonly string[],
  code: number | null,
  said: string,
  secret: string | undefined,
): string {
  const lastLine = said.trim().split('\n').at(-1) ?? '';
  const clean = (secret === undefined ? lastLine : lastLine.replaceAll(secret, '…'))
    // Addresses that git quotes: whatever stands before the @ stays out.
    .replace(/\/\/[^/@\s]*@/g, '//…@');
  const how =
    code === null ? 'it took too long, or was stopped' : clean || `git ended with ${code}`;
  return `The git archive cannot be updated (git ${args[0]}): ${how}. The last good state stays.`;
}
