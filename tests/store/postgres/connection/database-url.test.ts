import { describe, expect, it } from 'vitest';
import { readDatabaseUrl } from '../../../../src/store/postgres/connection/database-url.ts';
import { StoreError } from '../../../../src/store/store-error.ts';

const whole = {
  host: 'db.example.org',
  port: 5432,
  user: 'mira',
  password: 'secret',
  database: 'horizon',
  ssl: false,
  options: undefined,
};

function refusalOf(url: string): StoreError {
  try {
    readDatabaseUrl(url);
  } catch (error) {
    if (error instanceof StoreError) {
      return error;
    }
    throw error;
  }
  throw new Error(`was read: ${url}`);
}

describe('DATABASE_URL', () => {
  it.each([
    ['postgres://mira:secret@db.example.org/horizon', {}],
    ['postgresql://mira:secret@db.example.org:6543/horizon', { port: 6543 }],
    ['postgres://mira:p%40ss%2Fw%25rd@db.example.org/horizon', { password: 'p@ss/w%rd' }],
    ['postgres://mira:p@ss@db.example.org/horizon', { password: 'p@ss' }],
    ['postgres://mira:secret@[::1]/horizon', { host: '::1' }],
    ['postgres://mira:secret@%2Frun%2Fpostgresql/horizon', { host: '/run/postgresql' }],
    ['postgres://mira:secret@/horizon?host=/run/postgresql', { host: '/run/postgresql' }],
    [
      'postgres:///?host=db.example.org&port=6543&user=mira&password=secret&dbname=horizon',
      { port: 6543 },
    ],
    [
      'postgres://mira:secret@db.example.org/horizon?options=-c%20work_mem%3D64MB&channel_binding=require&pgbouncer=true',
      { options: '-c work_mem=64MB' },
    ],
  ])('is read as PostgreSQL’s own programs read it: %s', (url, difference) => {
    const address = readDatabaseUrl(url);

    expect(address).toEqual({ ...whole, ...difference });
  });

  it('leaves to the driver what it does not say', () => {
    const address = readDatabaseUrl('postgres:///');

    expect(address).toEqual({
      ...whole,
      host: 'localhost',
      user: undefined,
      password: undefined,
      database: undefined,
    });
  });

  it.each([
    'mysql://mira:canary@db.example.org/horizon',
    'db.example.org/canary',
    'postgres://mira:can/ary@db.example.org/horizon',
    'postgres://mira:can#ary@db.example.org/horizon',
    'postgres://mira:can?ary@db.example.org/horizon',
    // Here the host reads as `mira`, and its port as 12.
    'postgres://mira:12/canary@db.example.org/horizon',
    'postgres://mira:12?canary@db.example.org/horizon',
    'postgres://mira:12#canary@db.example.org/horizon',
    'postgres://mira:canary%@db.example.org/horizon',
    'postgres://mira:canary@one.example.org:1,two.example.org:2/horizon',
    'canary',
    '',
  ])('is refused without a word of it: %s', (url) => {
    const error = refusalOf(url);

    expect(error).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('postgres://user:password@host:5432/database'),
    });
    expect(error.cause).toBeUndefined();
    expect(`${error.message}${error.stack}`).not.toMatch(/can.?ary|example|mira/);
  });

  it.each([
    ['sslmode=require', 'unverified'],
    ['sslmode=prefer', 'unverified'],
    ['sslmode=verify-full', 'verified'],
    ['sslmode=verify-full&sslrootcert=system', 'verified'],
    ['sslrootcert=system', 'verified'],
    ['sslmode=disable', 'open'],
    ['sslmode=allow', 'open'],
  ])('asks for encryption with the words of PostgreSQL: %s', (parameters, expected) => {
    const { ssl } = readDatabaseUrl(`postgres://db.example.org/horizon?${parameters}`);

    const asked = ssl && (ssl.rejectUnauthorized ? 'verified' : 'unverified');
    expect(asked || 'open').toBe(expected);
  });

  it.each([
    ['sslmode=always', 'sslmode is one of disable'],
    ['sslmode=verify-ca', 'needs sslrootcert'],
    ['sslmode=verify-full&sslrootcert=/none.pem', 'sslrootcert names cannot be read'],
  ])('says which word of encryption it does not understand: %s', (parameters, sentence) => {
    const error = refusalOf(`postgres://db.example.org/horizon?${parameters}`);

    expect(error.message).toContain(sentence);
  });
});
