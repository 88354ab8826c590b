import { describe, expect, it } from 'vitest';
import { createJsonLog } from '../../src/server/json-log.ts';

function logged(write: (log: ReturnType<typeof createJsonLog>) => void): string {
  let text = '';
  const log = createJsonLog({
    level: 'info',
    secrets: ['0123456789abcdef', 'pass"word\\1'],
    destination: { write: (line: string) => (text += line) },
  });
  write(log);
  return text;
}

describe('createJsonLog', () => {
  it('writes one JSON object per line with level, time, message and fields', () => {
    const line = logged((log) => log.info('archive indexed', { pages: 3 }));

    expect(JSON.parse(line)).toMatchObject({ level: 'info', msg: 'archive indexed', pages: 3 });
    expect(JSON.parse(line).time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('never writes a token, a signing secret or a response URL, wherever it hides', () => {
    const text = logged((log) => {
      const cause = new Error(
        'POST http://127.0.0.1:1/commands/T1/22/abcdef failed for xapp-1-A-2-b',
      );
      log.error('call with xoxb-12-34-abc failed', {
        error: new Error('signing secret 0123456789abcdef', { cause }),
        headers: { authorization: 'Bearer xoxb-12-34-abc' },
      });
    });

    expect(text).not.toMatch(/xoxb-12|xapp-1|0123456789abcdef|abcdef failed/);
    expect(text.match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('never writes a secret whose letters a line escapes', () => {
    const text = logged((log) =>
      log.error('failed', { error: new Error('refused: pass"word\\1') }),
    );

    expect(text).toContain('refused: [secret]');
    expect(text).not.toContain('word');
  });

  it('writes an error with its causes', () => {
    const line = logged((log) =>
      log.error('failed', { error: new Error('outer', { cause: new Error('inner') }) }),
    );

    expect(JSON.parse(line).error).toMatchObject({ message: 'outer', cause: { message: 'inner' } });
  });

  it('leaves out what is below its level', () => {
    expect(logged((log) => log.debug('details'))).toBe('');
  });
});
