import { z } from 'zod';
import { projectFile } from './project-file.ts';

/** The version of package.json. */
export function programVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(projectFile('package.json'))).version;
}
