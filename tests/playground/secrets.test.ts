import { describe, expect, it } from 'vitest';
import { startPlaygroundIn } from '../support/playground.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

describe('the secrets of a playground', () => {
  it('are none that somebody could have read in its code', async () => {
    const archive = await aTemporaryFolder();
    const playground = await startPlaygroundIn(await aTemporaryFolder(), { archive });

    const answers = await Promise.all(
      ['xoxb-playground', 'xapp-playground', 'xoxb-'].map(async (token) => {
        const response = await fetch(`${playground.workspace.apiUrl}auth.test`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
        });
        return response.json();
      }),
    );
    await playground.stop();

    expect(answers).toEqual(Array(3).fill({ ok: false, error: 'invalid_auth' }));
  });
});
