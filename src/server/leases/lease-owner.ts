import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Where the process runs, for people, and what tells it from all others. */
export function newOwner(): string {
  return `${hostname()}:${process.pid} ${randomUUID()}`;
}

/** The part of an owner for people: host and process id. */
export function nameOf(owner: string): string {
  return owner.split(' ')[0] ?? owner;
}
