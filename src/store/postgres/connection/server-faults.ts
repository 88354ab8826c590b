import type { DatabaseError } from 'pg';
import { type Fault, type FaultRule, faultBy } from './fault.ts';

/** By SQLSTATE, since the server's words may be in any language. The first that matches counts. */
const RULES: readonly FaultRule[] = [
  {
    sign: /^28P01$/,
    code: 'unavailable',
    sentence: 'PostgreSQL refuses the password: correct DATABASE_URL',
  },
  {
    sign: /^28/,
    code: 'unavailable',
    sentence:
      'PostgreSQL does not let this user in from here: correct DATABASE_URL (sslmode=require where ' +
      'it wants encryption) or the server’s pg_hba.conf',
  },
  {
    sign: /^3D000$/,
    code: 'unavailable',
    sentence:
      'There is no such database on the PostgreSQL server: make it, or correct DATABASE_URL',
  },
  {
    sign: /^42501$/,
    code: 'unavailable',
    sentence:
      'The user of DATABASE_URL lacks a right in PostgreSQL: let it own its database, or the schema ' +
      'signalpost there (CREATE SCHEMA signalpost AUTHORIZATION …)',
  },
  {
    sign: /^(42P01|42703|42883|3F000)$/,
    code: 'unavailable',
    sentence:
      'Tables of Signalpost are missing in PostgreSQL, or were changed: bring back a backup of the database',
  },
  {
    sign: /^53100$/,
    code: 'disk-full',
    sentence: 'The disk of the PostgreSQL server is full. Make room; nothing else has to be done',
  },
  {
    sign: /^53300$/,
    code: 'busy',
    sentence: 'PostgreSQL has no connection left: raise max_connections, or end what holds them',
  },
  {
    sign: /^53/,
    code: 'away',
    sentence: 'The PostgreSQL server is out of memory or another resource',
  },
  {
    sign: /^25006$/,
    code: 'read-only',
    sentence:
      'PostgreSQL takes no writing: name a primary in DATABASE_URL, or end what keeps it read-only',
  },
  {
    sign: /^(40001|40P01|55P03)$/,
    code: 'busy',
    sentence: 'Another transaction stood in the way in PostgreSQL. Try again in a moment',
  },
  {
    sign: /^57014$/,
    code: 'busy',
    sentence:
      'PostgreSQL broke a statement off: the server is overloaded, or its time limit is short',
  },
  {
    sign: /^(25P0[34]|57P05)$/,
    code: 'away',
    sentence:
      'PostgreSQL broke a transaction off since nothing was heard of it: this machine was stopped or overloaded',
  },
  {
    sign: /^57P0[1-3]$/,
    code: 'away',
    sentence: 'PostgreSQL is stopping, starting, or has ended the connection. It is tried again',
  },
  {
    // 08P01 also from PgBouncer whose server is away. 40003: nobody knows whether it was done.
    sign: /^(08|40003)/,
    code: 'away',
    sentence: 'The connection to PostgreSQL was lost. It is tried again',
  },
  {
    sign: /^58/,
    code: 'unavailable',
    sentence: 'The PostgreSQL server cannot read or write its disk',
  },
];

/** What is told of an answer of the server that says what is wrong. */
export function serverFault({ code = '', message }: DatabaseError): Fault {
  return (
    faultBy(RULES, [code], message) ?? {
      code: 'unavailable',
      message: `PostgreSQL could not do it (${code}: ${message}).`,
    }
  );
}
