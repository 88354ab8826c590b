import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { fitManifest } from '../../src/slack/manifest/fit-manifest.ts';
import { shown } from '../support/shown.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { jonas } from '../support/workspace.ts';
import { aWorld } from './running-server.ts';

it.each(['socket', 'http'] as const)(
  'answers to its commands under a prefix, and tells of them by it, over %s',
  async (transport) => {
    const source = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
    const fitted = fitManifest(source, { commandsPrefix: 'fs-' });
    const manifest = fitted.kind === 'manifest' ? fitted.document.toJS() : null;
    const world = await aWorld(tempFolder(), systemClock, transport, {
      manifest,
      commandsPrefix: 'fs-',
    });
    onTestFinished(() => world.workspace.stop());
    const server = await world.serve();
    onTestFinished(() => server.stop());

    const help = shown((await world.type(jonas, '/fs-signalpost help')).blocks);

    expect(help).toContain('/fs-signals');
    expect(help).not.toMatch(/(?<![\w-])\/(signals|signalpost)/);
  },
);
