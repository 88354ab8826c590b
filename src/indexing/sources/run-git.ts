import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCodeOf } from '../error-code.ts';
import type { GitAddress } from './git-address.ts';
import { gitComplaint } from './git-complaint.ts';
import {
  type GitEnvironment,
  NO_QUESTIONS,
  reachingEnvironment,
  SETTINGS,
} from './git-settings.ts';

export interface GitCall {
  readonly folder: string;
  /** Variables of git's own in it count where git-settings.ts says so. */
  readonly environment: GitEnvironment;
  /** Known to git as the remote `archive`; never an argument, since those can be seen by others. */
  readonly remote: GitAddress;
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
  /** Called for each line, or each text before a NUL, that git prints. */
  readonly onLine?: (line: string) => void;
}

/** `why`: what git complained about, in one line that shows no credentials. */
export type GitOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'not-run'; readonly why: string }
  | { readonly kind: 'stopped'; readonly why: string };

/** A program that outlives git keeps its messages open; they are waited for no longer than this. */
const MESSAGES_MS = 1000;
/** Of what git says in its messages, the end: the complaint stands last. */
const MAX_SAID = 64 * 1024;

/**
 * Runs the git program, without a shell. It gets a process group of its own: when its time is
 * up, or the signal aborts, whatever it started ends with it.
 */
export async function runGit(
  args: readonly string[],
  { folder, environment, remote, timeLimitMs, signal, onLine }: GitCall,
): Promise<GitOutcome> {
  if (signal?.aborted) {
    return { kind: 'stopped', why: 'git was stopped' };
  }
  const child = spawn('git', [...SETTINGS, ...args], {
    cwd: folder,
    env: {
      ...reachingEnvironment(environment),
      ...NO_QUESTIONS,
      GIT_CEILING_DIRECTORIES: dirname(folder),
      ...remoteVariables(remote),
    },
    stdio: ['ignore', onLine === undefined ? 'ignore' : 'pipe', 'pipe'],
    detached: true,
  });
  const said = collect(child);
  readLines(child, onLine);
  const timeUp = AbortSignal.timeout(timeLimitMs);
  const either = AbortSignal.any([timeUp, ...(signal ? [signal] : [])]);
  const end = () => endGroup(child);
  either.addEventListener('abort', end);
  try {
    const ended = await endOf(child);
    if (ended.kind === 'done' || ended.kind === 'not-run') {
      return ended;
    }
    if (either.aborted) {
      return signal?.aborted
        ? { kind: 'stopped', why: 'git was stopped' }
        : { kind: 'failed', why: `git took longer than ${inWords(timeLimitMs)}` };
    }
    return { kind: 'failed', why: gitComplaint(said(), remote) ?? ended.why };
  } finally {
    either.removeEventListener('abort', end);
  }
}

/** Answers git's question for a password from the environment, which only this user can see. */
const ANSWER =
  '!f() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$ARCHIVE_USERNAME" "$ARCHIVE_PASSWORD"; }; f';

function remoteVariables({ address, protocols, credentials }: GitAddress): GitEnvironment {
  const settings = [
    ['remote.archive.url', address],
    // The first, empty one puts the helpers of this user's own configuration aside.
    ...(credentials === null
      ? []
      : [
          ['credential.helper', ''],
          [`credential.${credentials.origin}.helper`, ANSWER],
        ]),
  ];
  return {
    GIT_ALLOW_PROTOCOL: protocols,
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], n) => [
        [`GIT_CONFIG_KEY_${n}`, key],
        [`GIT_CONFIG_VALUE_${n}`, value],
      ]),
    ),
    ...(credentials && {
      ARCHIVE_USERNAME: credentials.username,
      ARCHIVE_PASSWORD: credentials.password,
    }),
  };
}

function collect({ stderr }: ChildProcess): () => string {
  let said = '';
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said = `${said}${chunk}`.slice(-MAX_SAID);
  });
  return () => said;
}

function readLines({ stdout }: ChildProcess, onLine: ((line: string) => void) | undefined): void {
  let rest = '';
  stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split(/[\0\n]/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      onLine?.(line);
    }
  });
}

async function endOf(child: ChildProcess): Promise<Exclude<GitOutcome, { kind: 'stopped' }>> {
  const closed = once(child, 'close').then(
    () => true,
    () => true,
  );
  try {
    const [code] = await once(child, 'exit');
    const unwaited = new AbortController();
    const late = delay(MESSAGES_MS, false, { signal: unwaited.signal }).catch(() => false);
    if (!(await Promise.race([closed, late]))) {
      endGroup(child);
      child.stderr?.destroy();
    }
    unwaited.abort();
    return code === 0 ? { kind: 'done' } : { kind: 'failed', why: `git ended with ${code}` };
  } catch (error) {
    const code = errorCodeOf(error);
    const why =
      code === 'ENOENT'
        ? 'the git program was not found; install git'
        : `the git program could not be started (${code ?? String(error)})`;
    return { kind: 'not-run', why };
  }
}

/** Git with its transports and filters. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nobody is left in it; some systems say EPERM for one that has just ended.
    if (errorCodeOf(error) !== 'ESRCH' && errorCodeOf(error) !== 'EPERM') {
      throw error;
    }
  }
}

function inWords(ms: number): string {
  return ms < 60_000 ? `${ms / 1000} seconds` : `${Math.round(ms / 60_000)} minutes`;
}
