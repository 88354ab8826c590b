/**
 * What a worker thread is given of the process's environment: nothing, so that no secret is where
 * pages are read, but the place where Node keeps compiled code. With it a thread starts with half
 * of the CPU (start.js sets it, and the tests). It is Node's own variable and no setting of ours, so
 * that it is read here and not by the configuration.
 */
export function threadEnvironment(): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
}
