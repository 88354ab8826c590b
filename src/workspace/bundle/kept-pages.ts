import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PageBundle } from './page-bundle.ts';

const Kept = z.object({
  html: z.string().min(1),
  files: z.array(z.object({ path: z.string(), type: z.string(), base64: z.string() })),
});

/** Bundles of earlier starts, by the key of their sources; the newest is enough. */
export interface KeptPages {
  /** Null where there is none, or none that can be read. */
  find(key: string): Promise<PageBundle | null>;
  /** Does nothing where the folder cannot be written. */
  keep(key: string, page: PageBundle): Promise<void>;
}

export function keptPages(folder: string): KeptPages {
  return {
    find: async (key) => {
      const text = await readFile(join(folder, `${key}.json`), 'utf8').catch(() => null);
      return text === null ? null : read(text);
    },
    keep: async (key, page) => {
      try {
        await write(folder, `${key}.json`, page);
      } catch (error) {
        // A read-only or full disk: the next start bundles again. All else is a fault of ours.
        if (!(error instanceof Error && 'code' in error)) {
          throw error;
        }
      }
    },
  };
}

function read(text: string): PageBundle | null {
  try {
    const { html, files } = Kept.parse(JSON.parse(text));
    const read = files.map(
      ({ path, type, base64 }) => [path, { type, body: Buffer.from(base64, 'base64') }] as const,
    );
    return { html, files: new Map(read) };
  } catch {
    return null;
  }
}

/** Whole or not at all, since another start may read it meanwhile. */
async function write(folder: string, name: string, { html, files }: PageBundle): Promise<void> {
  await mkdir(folder, { recursive: true });
  const kept = [...files].map(([path, { type, body }]) => ({
    path,
    type,
    base64: Buffer.from(body).toString('base64'),
  }));
  const draft = `${name}.${process.pid}`;
  await writeFile(join(folder, draft), JSON.stringify({ html, files: kept }));
  await rename(join(folder, draft), join(folder, name));
  // Not what another start is writing.
  const others = (await readdir(folder)).filter((each) => each.endsWith('.json') && each !== name);
  await Promise.all(others.map((each) => rm(join(folder, each), { force: true })));
}
