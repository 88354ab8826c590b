import type { Clock } from '../../model/clock.ts';
import type { NewId } from './ids.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  /** Unix seconds. */
  readonly created: number;
  readonly body: Uint8Array;
}

export interface Files {
  /** Step one of an upload: a promise to send `length` bytes. */
  announce(name: string, length: number): string;
  /** Step two. @returns false where nothing was announced under this id, or another length. */
  receive(id: string, body: Uint8Array): boolean;
  /** Step three. @returns undefined where nothing was received. */
  complete(id: string, title: string | undefined): StoredFile | undefined;
  /** Puts one there at once, without a content that matters. */
  keep(name: string, title: string): StoredFile;
  find(id: string): StoredFile | undefined;
}

const mimetypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  webp: 'image/webp',
};

function mimetypeOf(name: string): string {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return mimetypes[ending] ?? 'application/octet-stream';
}

export function createFiles({
  clock,
  newId,
}: {
  readonly clock: Clock;
  readonly newId: NewId;
}): Files {
  const announced = new Map<string, { readonly name: string; readonly length: number }>();
  const received = new Map<string, Uint8Array>();
  const complete = new Map<string, StoredFile>();
  const put = (id: string, name: string, title: string, body: Uint8Array) => {
    const file = {
      id,
      name,
      title,
      mimetype: mimetypeOf(name),
      size: body.byteLength,
      created: Math.floor(clock.now().getTime() / 1000),
      body,
    };
    complete.set(id, file);
    return file;
  };
  return {
    announce: (name, length) => {
      const id = newId('F');
      announced.set(id, { name, length });
      return id;
    },
    receive: (id, body) => {
      if (announced.get(id)?.length !== body.byteLength) {
        return false;
      }
      received.set(id, body);
      return true;
    },
    complete: (id, title) => {
      const body = received.get(id);
      const name = announced.get(id)?.name;
      if (body === undefined || name === undefined) {
        return undefined;
      }
      return put(id, name, title ?? name, body);
    },
    keep: (name, title) => put(newId('F'), name, title, new Uint8Array()),
    find: (id) => complete.get(id),
  };
}
