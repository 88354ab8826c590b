import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../src/model/text/visible-text.ts';
import { runs } from '../../support/runs.ts';

describe('a text made visible', () => {
  it.each([
    ['##\u00a0Signals', '##⟨U+00A0 no-break space⟩Signals'],
    ['Micro\u200bgrids', 'Micro⟨U+200B zero width space⟩grids'],
    ['Bio\u00adtech', 'Bio⟨U+00AD soft hyphen⟩tech'],
    ['\ufeff# __T__', '⟨U+FEFF byte order mark⟩# __T__'],
    ['a\u202eb', 'a⟨U+202E right-to-left override⟩b'],
    ['\u001b[31m', '⟨U+001B escape⟩[31m'],
    ['a\tb', 'a⟨U+0009 tab⟩b'],
    ['\u200b\u200b\u200b', '⟨U+200B zero width space ×3⟩'],
    ['\u00a0\u200b', '⟨U+00A0 no-break space⟩⟨U+200B zero width space⟩'],
    ['\u3164', '⟨U+3164⟩'],
    ['tag \u{e0041}', 'tag ⟨U+E0041⟩'],
  ])('names what nobody sees in %j', (text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });

  it.each(['Plain words, «accents» and 漢字', 'a joined emoji 👩‍💻 and a flag 🏳️‍🌈', ''])(
    'leaves %j as it is',
    (text) => {
      expect(visibleText(text)).toBe(text);
    },
  );

  it('names a joiner that joins no emoji', () => {
    expect(visibleText('a\u200db')).toBe('a⟨U+200D zero width joiner⟩b');
  });

  it('has nothing invisible left and does not change any more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const visible = visibleText(text);

        expect(visible).not.toMatch(/\p{Cc}|\u00a0|\u200b|\u00ad|\ufeff|\u202e/u);
        expect(visibleText(visible)).toBe(visible);
      }),
      runs(100),
    );
  });
});
