// Which of the machine's settings of git count is decided here, and nowhere else.
//
// How the repository is reached is the operator's business: git reads the system's and the user's
// configuration (proxy, certificates, `url.….insteadOf`, credential helpers, `safe.directory`), and
// the variables below; only ssh is started as we want it, so that it asks nothing. What would run on the repository's content, or change it, is nobody's: the
// repository is somebody else's, and its pages are to be the bytes that were committed.

/** Variables for the git program. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>;

/** Of git's own variables (GIT_…), those that say how to reach a repository; others could lead to another. */
const COUNTING = new Set([
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_PROXY_SSL_CAINFO',
  'GIT_HTTP_PROXY_AUTHMETHOD',
]);

/** The environment without what could point git at other repositories, or ask for a password. */
export function reachingEnvironment(environment: GitEnvironment): GitEnvironment {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => COUNTING.has(name) || !/^(GIT_|SSH_ASKPASS)/i.test(name),
    ),
  );
}

/** No question on a terminal, and English messages. */
export const NO_QUESTIONS: GitEnvironment = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  GIT_SSH_COMMAND: 'ssh -oBatchMode=yes -oConnectTimeout=30 -oServerAliveInterval=20',
  LC_ALL: 'C',
};

/** Go before every file of configuration: no hook runs, no helper is started, nothing is converted. */
export const SETTINGS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.symlinks=false',
  'core.autocrlf=false',
  'core.attributesFile=/dev/null',
  'submodule.recurse=false',
  'maintenance.auto=false',
  'gc.auto=0',
  // A log of refs would keep every state that ever was.
  'core.logAllRefUpdates=false',
  // A connection that carries (almost) nothing for a minute is given up.
  'http.lowSpeedLimit=100',
  'http.lowSpeedTime=60',
].flatMap((setting) => ['-c', setting]);

/**
 * For the clone's `info/attributes`, which goes before the repository's own: no filter runs, so that
 * what Git LFS keeps elsewhere stays a pointer, and no page is converted.
 */
export const ATTRIBUTES = '* -filter -text -ident -working-tree-encoding\n';
