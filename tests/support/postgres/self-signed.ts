import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../temp-folder.ts';

/** A certificate for 127.0.0.1 that is its own authority, and its key; until the test ends. */
export function selfSigned(): {
  readonly certificate: { readonly file: string; readonly text: string };
  readonly key: string;
} {
  const folder = tempFolder();
  const file = join(folder, 'server.crt');
  const key = join(folder, 'server.key');
  const shape = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  execFileSync('openssl', ['req', ...shape, ...name, '-keyout', key, '-out', file], {
    stdio: 'ignore',
  });
  return {
    certificate: { file, text: readFileSync(file, 'utf8') },
    key: readFileSync(key, 'utf8'),
  };
}
