// Loaded before the program, and before each of its threads: from here on Node does not search for what
// one of our files imports from another, which is always a whole path, and for a package only once, not
// once for each file that imports it. Of 0.6 s of CPU that a server's 1,500 modules take, this saves 0.1,
// and of a thread's 0.22 s a fifth.
import { registerHooks } from 'node:module';

const ours = new URL('./', import.meta.url).href;
const packages = new Map();

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!context.parentURL?.startsWith(ours)) {
      return nextResolve(specifier, context);
    }
    if (specifier.startsWith('.')) {
      const { href } = new URL(specifier, context.parentURL);
      return { url: href, format: 'module-typescript', shortCircuit: true };
    }
    const known = packages.get(specifier) ?? {
      ...nextResolve(specifier, context),
      shortCircuit: true,
    };
    packages.set(specifier, known);
    return known;
  },
});
