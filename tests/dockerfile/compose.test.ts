import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readLocalConfig } from '../../src/server/config/config.ts';
import { Variables } from '../../src/server/config/variables.ts';
import { readDatabaseUrl } from '../../src/store/postgres/connection/database-url.ts';

const Service = z.looseObject({
  profiles: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  deploy: z.object({ replicas: z.number() }).optional(),
});
const Compose = z.object({
  services: z.object({ signalpost: Service, replica: Service, postgres: Service }),
  volumes: z.record(z.string(), z.unknown()),
});

const text = readFileSync(new URL('../../compose.yml', import.meta.url), 'utf8');
const { services, volumes } = Compose.parse(parse(text, { merge: true }));
const { signalpost, replica, postgres } = services;

/** As compose does, with the password of `.env`. */
const filled = (value = '') => value.replaceAll(/\$\{POSTGRES_PASSWORD:-\}/g, 'Pa55word');

/** What a replica has of its own. */
const OWN = ['profiles', 'environment', 'volumes', 'ports', 'deploy', 'depends_on'];
const alike = (service: z.infer<typeof Service>) =>
  Object.entries(service).filter(([name]) => !OWN.includes(name));

describe('the compose file', () => {
  it.each(Object.entries({ signalpost, replica }))(
    'sets variables that there are: %s',
    (_name, { environment }) => {
      expect(Object.keys(environment).filter((name) => !(name in Variables.shape))).toEqual([]);
    },
  );

  it('gives one server and several the same limits and rights', () => {
    expect(alike(replica)).toEqual(alike(signalpost));
    expect(alike(signalpost).map(([name]) => name)).toEqual(
      expect.arrayContaining(['read_only', 'cap_drop', 'security_opt', 'mem_limit', 'pids_limit']),
    );
  });

  it('starts one server where no profile is asked for, and asks that for no password', () => {
    expect(signalpost.profiles).toEqual([]);
    expect([replica.profiles, postgres.profiles]).toEqual([['postgres'], ['postgres']]);
    expect(text).not.toContain('{POSTGRES_PASSWORD:?');
    expect(readLocalConfig(signalpost.environment).databaseUrl).toBeNull();
  });

  it('lets two servers share the PostgreSQL beside them, each with a copy of its own', () => {
    const { databaseUrl, databaseFile } = readLocalConfig({
      ...replica.environment,
      DATABASE_URL: filled(replica.environment.DATABASE_URL),
    });

    expect(replica.deploy).toEqual({ replicas: 2 });
    expect(readDatabaseUrl(databaseUrl ?? '')).toMatchObject({
      host: 'postgres',
      user: postgres.environment.POSTGRES_USER,
      password: filled(postgres.environment.POSTGRES_PASSWORD),
      database: postgres.environment.POSTGRES_DB,
    });
    expect(databaseFile).toBe('/data/signalpost.db');
    // A volume with a name would be one for both.
    expect(replica.volumes).toContain('/data');
    expect(Object.keys(volumes)).toEqual(['data', 'postgres']);
    // One port of this machine would be taken by the first.
    expect(replica.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+-\d+:3000$/)]);
  });
});
