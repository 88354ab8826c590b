import { describe, expect, it } from 'vitest';
import { aSearchStage } from '../support/search-stage.ts';

describe('a query that cannot be read', () => {
  const { putRows, ask } = aSearchStage();

  it('is refused with the reason', async () => {
    const outcome = await ask('drone rel:>=9');

    expect(outcome).toMatchObject({ kind: 'unreadable', part: 'rel:>=9', example: 'rel:>=4' });
  });

  it('names the values that exist, nearest spelling first, ten at most', async () => {
    const themes = ['water', 'energy', 'mobility', ...'abcdefghij'.split('').map((x) => `x${x}`)];
    await putRows([{ name: 'Drone' }], { themes });

    const outcome = await ask('theme:moblity');

    expect(outcome).toMatchObject({
      kind: 'unreadable',
      part: 'theme:moblity',
      example: 'theme:mobility',
    });
    expect(outcome.kind === 'unreadable' && outcome.validValues[0]).toBe('mobility');
    expect(outcome.kind === 'unreadable' && outcome.validValues).toHaveLength(10);
  });

  it('quotes the value that it proposes where that is needed', async () => {
    await putRows([{ name: 'Drone' }], { themes: ['artificial intelligence'] });

    const outcome = await ask('-theme:artificial-inteligence');

    expect(outcome).toMatchObject({ example: '-theme:"artificial intelligence"' });
  });

  it('compares values without case, accents, ligatures or doubled blanks', async () => {
    await putRows([{ name: 'Drone' }], { themes: ['Santé  du cœur'] });

    const outcome = await ask('theme:"sante du coeur"');

    expect(outcome.kind).toBe('found');
  });

  it('does not mind unknown keywords: they find nothing', async () => {
    await putRows([{ name: 'Drone' }]);

    const outcome = await ask('keyword:unheard');

    expect(outcome.kind).toBe('nothing');
  });
});
