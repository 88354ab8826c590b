import type { ServerConfig } from './config.ts';

/** What no line of the log may hold, however it gets there. */
export function secretsOf({
  botToken,
  rotation,
  transport,
  archive,
  databaseUrl,
}: Pick<
  ServerConfig,
  'botToken' | 'rotation' | 'transport' | 'archive' | 'databaseUrl'
>): readonly string[] {
  return [
    botToken,
    ...(rotation === null ? [] : [rotation.refreshToken, rotation.clientSecret]),
    transport.kind === 'socket' ? transport.appToken : transport.signingSecret,
    ...(archive.kind === 'git' ? [archive.url] : []),
    ...(databaseUrl === null ? [] : [databaseUrl, ...passwordsIn(databaseUrl)]),
  ];
}

/** As written, and as meant. */
function passwordsIn(databaseUrl: string): readonly string[] {
  const url = URL.parse(databaseUrl);
  const [, parameter = ''] = /[?&]password=([^&]*)/.exec(url?.search ?? '') ?? [];
  return [url?.password ?? '', parameter]
    .filter((text) => text !== '')
    .flatMap((text) => [text, decoded(text)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that stands for itself.
    return text;
  }
}
