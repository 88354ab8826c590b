import { describe, expect, it } from 'vitest';
import { aSearchStage } from '../../support/search-stage.ts';

describe('nothing found', () => {
  const { putRows, ask } = aSearchStage();

  it('says how the query was read and what the other tables hold', async () => {
    await putRows([
      { kind: 'concern', name: 'Drone noise', relevancy: 3 },
      { kind: 'concern', name: 'Drone fear' },
    ]);

    const outcome = await ask('drone', ['signal']);

    expect(outcome).toMatchObject({
      kind: 'nothing',
      reading: 'signals with "drone"',
      nearest: null,
      elsewhere: { signal: 0, concern: 2, behavior: 0, technology: 0, issue: 0 },
    });
  });

  it('offers the nearest spelling with what it finds, filters kept', async () => {
    await putRows([
      { name: 'Algorithm audits', relevancy: 5 },
      { name: 'Algorithm registers', relevancy: 3 },
    ]);

    const outcome = await ask('algoritm rel:5');

    expect(outcome).toMatchObject({ nearest: { text: 'algorithm rel:5', count: 1 } });
  });

  it('respells inside phrases, and leaves known words alone', async () => {
    await putRows([{ name: 'Municipal drone corridors' }]);

    const outcome = await ask('"drone coridors" municipal');

    expect(outcome).toMatchObject({
      nearest: { text: '"drone corridors" municipal', count: 1 },
    });
  });

  it('promises no spelling that finds nothing', async () => {
    await putRows([{ name: 'Algorithm audits', relevancy: 3 }]);

    const outcome = await ask('algoritm rel:5');

    expect(outcome).toMatchObject({ kind: 'nothing', nearest: null });
  });

  it('says what each filter costs', async () => {
    await putRows([
      { name: 'Drone ports', relevancy: 2 },
      { name: 'Drone schools', relevancy: 2 },
    ]);

    const outcome = await ask('drone rel:5 since:2020');

    expect(outcome).toMatchObject({
      without: [{ filter: 'rel', text: 'drone since:2020-01-01', count: 2 }],
    });
  });

  it('says what a language costs', async () => {
    await putRows([{ name: 'Drone ports', description: 'Cities plan them for the post.' }]);

    const outcome = await ask('drone lang:fr');

    expect(outcome).toMatchObject({
      reading: 'items with "drone", in French',
      without: [{ filter: 'lang:fr', text: 'drone', count: 1 }],
    });
  });

  it('keeps every promise: what it offers is found when it is asked', async () => {
    await putRows([{ name: 'Drone ports', relevancy: 2 }]);
    const outcome = await ask('dron port rel:5 theme:mobility');
    const offers =
      outcome.kind === 'nothing'
        ? [...outcome.without, ...(outcome.nearest === null ? [] : [outcome.nearest])]
        : [];

    const answers = await Promise.all(offers.map(({ text }) => ask(text)));

    expect(answers.map((answer) => answer.kind === 'found' && answer.total)).toEqual(
      offers.map(({ count }) => count),
    );
  });
});
