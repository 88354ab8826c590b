import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readLocalConfig } from '../../src/server/config/config.ts';
import { Variables } from '../../src/server/config/variables.ts';
import { readDatabaseUrl } from '../../src/store/postgres/connection/database-url.ts';

const Service = z.looseObject({
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  deploy: z.object({ replicas: z.number() }).optional(),
});
const Compose = z.object({
  services: z.looseObject({ signalpost: Service, postgres: Service.optional() }),
  volumes: z.record(z.string(), z.unknown()),
});

const read = (file: string) =>
  Compose.parse(parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));

/** As compose does, with the password of `.env`. */
const filled = (text: string) => text.replaceAll(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/g, 'Pa55word');

/** What compose's two files say alike of the service that they share. */
const DIFFERENT = new Set(['environment', 'volumes', 'ports', 'deploy', 'depends_on']);
const alike = (service: z.infer<typeof Service>) =>
  Object.entries(service).filter(([name]) => !DIFFERENT.has(name));

describe('compose files', () => {
  it.each(['compose.yml', 'compose.postgres.yml'])('%s sets variables that there are', (file) => {
    const { environment } = read(file).services.signalpost;

    expect(Object.keys(environment).filter((name) => !(name in Variables.shape))).toEqual([]);
  });

  it('name the same limits and rights for one server and for several', () => {
    const one = read('compose.yml').services.signalpost;
    const several = read('compose.postgres.yml').services.signalpost;

    expect(alike(several)).toEqual(alike(one));
  });

  it('let two servers share the PostgreSQL beside them, each with a copy of its own', () => {
    const { services, volumes } = read('compose.postgres.yml');
    const { signalpost, postgres } = services;

    const { databaseUrl, databaseFile } = readLocalConfig({
      ...signalpost.environment,
      DATABASE_URL: filled(signalpost.environment.DATABASE_URL ?? ''),
    });

    expect(signalpost.deploy).toEqual({ replicas: 2 });
    expect(readDatabaseUrl(databaseUrl ?? '')).toMatchObject({
      host: 'postgres',
      user: postgres?.environment.POSTGRES_USER,
      password: filled(postgres?.environment.POSTGRES_PASSWORD ?? ''),
      database: postgres?.environment.POSTGRES_DB,
    });
    expect(databaseFile).toBe('/data/signalpost.db');
    // A volume with a name would be one for both.
    expect(signalpost.volumes).toContain('/data');
    expect(Object.keys(volumes)).toEqual(['postgres']);
    // One port of this machine would be taken by the first.
    expect(signalpost.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+-\d+:3000$/)]);
  });
});
