// Plain JavaScript, so that an old Node can at least read this file and say
// one clear sentence; the program itself is TypeScript that Node runs as it is.
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Signalpost needs Node 22.18 or newer, and this is Node ${process.versions.node}. ` +
      'Run it through npm (npm start, npm run signalpost): the project brings Node 24 with it.\n',
  );
  process.exit(1);
}

// Compiled code is kept for the next start, which then needs half the CPU. In the project's own folder:
// one in /tmp could have been put there by another user of the machine. NODE_COMPILE_CACHE, where it is
// set, goes before it. Node never throws here: where nothing can be written, nothing is kept.
const { enableCompileCache } = await import('node:module');
const compiled = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));
if (enableCompileCache(compiled).directory === compiled) {
  // Worker threads and child processes do not inherit the call, but this.
  process.env.NODE_COMPILE_CACHE = compiled;
}

// What runs here as WebAssembly is Node's own, and little: it reads this TypeScript and HTTP. Compiling it
// a second time, for speed, takes 7 MB at a stretch, and once that was freed glibc keeps some 10 MB more
// in each thread's memory; a first start takes no more CPU without it. No function ever gets that far.
const { setFlagsFromString } = await import('node:v8');
setFlagsFromString('--wasm-tiering-budget=2000000000');

const { main } = await import('./cli/main.ts').catch((error) => {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') {
    throw error;
  }
  // As after a clone or a pull.
  process.stderr.write(`Signalpost is not fully installed: run npm ci. (${error.message})\n`);
  process.exit(1);
});
process.exitCode = await main();
// A command that has ended must not be kept by what a library left running; without such a thing
// the process is gone before this.
setTimeout(() => process.exit(), 500).unref();
