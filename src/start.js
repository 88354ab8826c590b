// Plain JavaScript, so that an old Node can at least read this file and say
// one clear sentence; the program itself is TypeScript that Node runs as it is.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Signalpost needs Node 22.18 or newer, and this is Node ${process.versions.node}. ` +
      'Run it through npm (npm start, npm run signalpost): the project brings Node 24 with it.\n',
  );
  process.exit(1);
}

const { main } = await import('./cli/main.ts').catch((error) => {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') {
    throw error;
  }
  // As after a clone or a pull.
  process.stderr.write(`Signalpost is not fully installed: run npm ci. (${error.message})\n`);
  process.exit(1);
});
process.exitCode = await main();
