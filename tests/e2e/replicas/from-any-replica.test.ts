import { expect, it, vi } from 'vitest';
import { clickButton, typeCommand } from '../../support/at-the-page.ts';
import { PATIENTLY } from '../../support/patiently.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { isDeep } from '../../support/runs.ts';
import { shown } from '../../support/shown.ts';
import { foresight, jonas, mira } from '../../support/workspace.ts';
import { aFleetOnPostgres } from './fleet-on-postgres.ts';
import { indexed } from './indexed.ts';

const SIZE = 3;

/**
 * In depth alone. Every day two servers in one process share the pages of a list and a button that is
 * pressed twice (`several-servers`), and one of several stores is first, however many try
 * (`store/postgres/replicas`).
 */
it.runIf(isDeep && hasPostgres())(
  'any replica answers, turns another’s pages, and takes what reaches two of them once',
  async () => {
    const fleet = await aFleetOnPostgres({ size: SIZE });
    const { workspace, frontDoor, replicas } = fleet;
    fleet.addPages(12, 1);
    await Promise.all(replicas.map((replica) => replica.start()));
    await indexed(fleet, 12);
    const seenBy = (as: string) => workspace.snapshot(as).messages;

    // Each page of one list from another.
    frontDoor.send({ only: replicas[0].name });
    const list = await typeCommand(workspace, jonas, '/signals rel:1+', foresight);
    expect(shown(list.blocks)).toContain('showing 1–5');
    for (const [n, { name }] of [...replicas.slice(1), replicas[0]].entries()) {
      frontDoor.send({ only: name });
      const now = seenBy(jonas).findLast(({ ephemeral }) => ephemeral) ?? list;
      await clickButton(workspace, jonas, now, 'Next 5', 0);
      await workspace.until(jonas, ({ messages }) =>
        messages.find(({ blocks }) => shown(blocks).includes(`showing ${(n + 1) * 5 + 1}–`)),
      );
    }

    // A click and a reaction that arrive at two of them at the same time.
    const found = await typeCommand(workspace, mira, '/signals rel:4+', foresight);
    frontDoor.send('both');
    await clickButton(workspace, mira, found, 'Share to channel', 0);
    const shared = await workspace.until(jonas, ({ messages }) =>
      messages.find(({ ephemeral, channel }) => !ephemeral && channel === foresight),
    );
    const { channel, ts } = shared;
    await workspace.act(jonas, { kind: 'react', channel, ts, emoji: 'triangular_flag_on_post' });
    await workspace.until(jonas, ({ messages }) =>
      messages.find(({ ephemeral, blocks }) => ephemeral && shown(blocks).includes('Flagged')),
    );
    await workspace.idle();

    const { server, name } = fleet.database;
    const counted = async (sql: string) => Number((await server.query(sql, name)).rows[0]?.count);
    expect(seenBy(jonas).filter(({ ephemeral }) => !ephemeral)).toHaveLength(1);
    expect(await counted('SELECT count(*) FROM signalpost.share')).toBe(1);
    expect(await counted('SELECT count(*) FROM signalpost.mark')).toBe(1);
    await vi.waitFor(
      async () =>
        expect(
          await counted('SELECT count(*) FROM signalpost.inbox WHERE finished_at IS NULL'),
        ).toBe(0),
      PATIENTLY,
    );
    for (const replica of replicas) {
      expect((await replica.readiness()).status).toBe(200);
      expect(frontDoor.answered().get(replica.name)).toBeGreaterThan(0);
      expect(await replica.end()).toBe(0);
    }
  },
);
