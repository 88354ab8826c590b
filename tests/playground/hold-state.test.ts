import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdState, PlaygroundBusyError } from '../../src/playground/hold-state.ts';
import { createHurriedClock, createManualClock } from '../support/manual-clock.ts';
import { tempFolder } from '../support/temp-folder.ts';

const now = '2026-11-23T08:00:00Z';
const me = process.pid;

/** Tries to hold what is held. */
const refusal = async (folder: string, clock = createManualClock(now)) => {
  const error = await holdState({ clock }, folder).catch((reason: unknown) => reason);
  return error instanceof PlaygroundBusyError ? error.message : error;
};

describe('holding the state of a playground', () => {
  it('tells whoever comes second where the first one is, and how to end it', async () => {
    const folder = join(tempFolder(), 'demo');
    const held = await holdState({ clock: createManualClock(now) }, folder);

    const early = await refusal(folder);
    await held.announce('http://127.0.0.1:4040/');
    const late = await refusal(folder);
    await held.release();

    expect(early).toBe(
      `A playground for this archive is being started already (process ${me}). Wait for its address, or end it first (Ctrl+C where it runs, or kill ${me}).`,
    );
    expect(late).toBe(
      `A playground for this archive runs already: http://127.0.0.1:4040/ (process ${me}). Open that address, or end it first (Ctrl+C where it runs, or kill ${me}). Another one beside it: npm run playground -- --fresh`,
    );
  });

  it('lets one of several that start at the same moment win', async () => {
    const folder = join(tempFolder(), 'demo');
    const clock = createHurriedClock(now);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => holdState({ clock }, folder)),
    );

    const won = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    expect(won).toHaveLength(1);
    await won[0]?.release();
  });

  it('can be held again after it was released, and leaves nothing that tells of the last one', async () => {
    const around = tempFolder();
    const folder = join(around, 'demo');

    await (await holdState({ clock: createManualClock(now) }, folder)).release();
    const left = readdirSync(around);
    const again = await holdState({ clock: createManualClock(now) }, folder);
    await again.release();

    expect(left).toEqual(['demo.lock']);
  });

  it('waits for one that is ending, and then takes its place', async () => {
    const folder = join(tempFolder(), 'demo');
    const clock = createManualClock(now);
    const first = await holdState({ clock }, folder);
    await first.announce('http://127.0.0.1:4040/');
    await first.leave();

    const second = holdState({ clock }, folder);
    await first.release();
    const patient = setInterval(() => clock.advance(100), 1);
    const held = await second;
    clearInterval(patient);

    await expect(refusal(folder)).resolves.toContain('is being started already');
    await held.release();
  });

  it('waits for one that has said its last word and still has the lock', async () => {
    const folder = join(tempFolder(), 'demo');
    const first = await holdState({ clock: createManualClock(now) }, folder);
    rmSync(`${folder}.json`);
    const clock = createHurriedClock(now);
    let looks = 0;
    const sleep = async (ms: number) => {
      looks += 1;
      await (looks === 3 ? first.release() : clock.sleep(ms));
    };

    const held = await holdState({ clock: { ...clock, sleep } }, folder);
    await held.release();

    expect(looks).toBe(3);
  });

  it('gives up on one that does not end', async () => {
    const folder = join(tempFolder(), 'demo');
    const first = await holdState({ clock: createManualClock(now) }, folder);
    await first.leave();

    const message = await refusal(folder, createHurriedClock(now));
    await first.release();

    expect(message).toBe(
      `The last playground for this archive is still ending (process ${me}). Try again in some seconds.`,
    );
  });

  it.each([
    ['a process that is no more', 2 ** 22 + 1],
    ['a process that is something else', me],
  ])('is not kept from it by what is left of one that was killed: %s', async (_, pid) => {
    const around = tempFolder();
    const folder = join(around, 'demo');
    mkdirSync(folder);
    writeFileSync(
      `${folder}.json`,
      JSON.stringify({ pid, url: 'http://127.0.0.1:1/', ending: false }),
    );

    const held = await holdState({ clock: createManualClock(now) }, folder);
    await held.release();

    expect(readdirSync(around)).toEqual(['demo', 'demo.lock']);
  });

  it('does not send anybody to the address of a process that is no more', async () => {
    const folder = join(tempFolder(), 'demo');
    const held = await holdState({ clock: createManualClock(now) }, folder);
    writeFileSync(
      `${folder}.json`,
      JSON.stringify({ pid: 2 ** 22 + 1, url: 'http://127.0.0.1:1/', ending: false }),
    );

    const message = await refusal(folder, createHurriedClock(now));
    await held.release();

    expect(message).toBe(
      'A playground for this archive is being started already. Wait for its address, or end it first (Ctrl+C).',
    );
  });
});
