import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Match } from '../../../src/model/query.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import { writeQuery } from '../../../src/search/query/write-query.ts';
import { runs } from '../../support/runs.ts';
import { queryOf, sentenceFor, today } from './read-text.ts';
import { typedText } from './typed-text.ts';

const word = (text: string): Match => ({ kind: 'word', text, prefix: false });
const exact = (text: string): Match => ({ kind: 'word', text, prefix: false, exact: true });
const small = (text: string): Match => ({ kind: 'word', text, prefix: false, small: true });
const prefix = (text: string): Match => ({ kind: 'word', text, prefix: true });
const phrase = (text: string): Match => ({ kind: 'phrase', text });
const and = (...of: Match[]): Match => ({ kind: 'and', of });
const or = (...of: Match[]): Match => ({ kind: 'or', of });
const not = (of: Match): Match => ({ kind: 'not', of });

describe('words', () => {
  it.each<[string, Match | null]>([
    ['regulation', word('regulation')],
    ['data privacy', and(word('data'), word('privacy'))],
    ['data AND privacy', and(word('data'), word('privacy'))],
    ['"air space"', phrase('air space')],
    ['“air space”', phrase('air space')],
    ['«air space»', phrase('air space')],
    ['"regulation"', exact('regulation')],
    ['=regulation', exact('regulation')],
    ['="air space"', phrase('air space')],
    ['-=general', not(exact('general'))],
    ['=self-driving', phrase('self-driving')],
    ['regul*', prefix('regul')],
    ['self-driv*', prefix('self-driv')],
    ['drones OR planes', or(word('drones'), word('planes'))],
    ['a b OR c', or(and(small('a'), word('b')), word('c'))],
    ['(x OR b) c', and(or(word('x'), word('b')), word('c'))],
    ['drones or planes', and(word('drones'), small('or'), word('planes'))],
    ['-drones', not(word('drones'))],
    ['-"air space" city', and(word('city'), not(phrase('air space')))],
    ['-(x OR b)', not(or(word('x'), word('b')))],
    ['x OR -b', or(word('x'), not(word('b')))],
    ['drones NOT military', and(word('drones'), not(word('military')))],
    ['drones NOT (x OR b)', and(word('drones'), not(or(word('x'), word('b'))))],
    ['NOT drones', not(word('drones'))],
    ['drones –military', and(word('drones'), not(word('military')))],
    ['drones —military', and(word('drones'), not(word('military')))],
    ['drones ‑military', and(word('drones'), not(word('military')))],
    ['drones ﹣military', and(word('drones'), not(word('military')))],
    ['drones －military', and(word('drones'), not(word('military')))],
    ['drones −military', and(word('drones'), not(word('military')))],
    ['drones --military', and(word('drones'), not(word('military')))],
    ['drones – military', and(word('drones'), word('military'))],
    ['drones - military', and(word('drones'), word('military'))],
    ['drones !military', and(word('drones'), not(word('military')))],
    ['!"air space" city', and(word('city'), not(phrase('air space')))],
    ['drones !(x OR b)', and(word('drones'), not(or(word('x'), word('b'))))],
    ['drones ! now!', and(word('drones'), word('now'))],
    ['l’IA', word('IA')],
    ["d'IA", word('IA')],
    ['qu’une ville', and(small('une'), word('ville'))],
    ["China's drones", and(word('China'), word('drones'))],
    ['internet of things', and(word('internet'), small('of'), word('things'))],
    ['l’eau pour les villes', and(word('eau'), small('pour'), small('les'), word('villes'))],
    ['l’eau pour tous', and(word('eau'), small('pour'), word('tous'))],
    ['pour the concrete', and(word('pour'), small('the'), word('concrete'))],
    ['=pour les villes', and(exact('pour'), small('les'), word('villes'))],
    ['C++', word('C++')],
    ['C#,', word('C#')],
    ['micro\u00adgrids', word('microgrids')],
  ])('reads %s', (text, match) => {
    const query = queryOf(text);

    expect(query.match).toEqual(match);
  });

  it('excludes from every alternative what is excluded beside one', () => {
    const { match } = queryOf('privacy OR surveillance -china');

    expect(match).toEqual(and(or(word('privacy'), word('surveillance')), not(word('china'))));
  });
});

describe('plain text', () => {
  it.each<[string, Match]>([
    ['self-driving', word('self-driving')],
    ['covid-19', word('covid-19')],
    ['don’t', word('don’t')],
    ['10:30', word('10:30')],
    ['CVE:2024', word('CVE:2024')],
    ['https://example.org/a?b', word('https://example.org/a?b')],
    ['drones 🚩', word('drones')],
    ['+drones!', word('drones')],
    ['"drones', word('drones')],
    ['(drones', word('drones')],
    ['drones)', word('drones')],
    ['drones OR', word('drones')],
    ['OR drones', word('drones')],
    ['drones -', word('drones')],
    ['drones -🚩', word('drones')],
    ['-- drones', word('drones')],
    ['<drones>', word('drones')],
    ['R&D', word('R&D')],
    ['R&amp;D', word('R&amp;D')],
  ])('takes %s as text', (text, match) => {
    const query = queryOf(text);

    expect(query.match).toEqual(match);
  });

  it('keeps what was typed for headers, with white space folded', () => {
    const { text } = queryOf('  data \n\t privacy &amp; law ');

    expect(text).toBe('data privacy &amp; law');
  });

  it('asks for everything when nothing was typed', () => {
    const query = queryOf('');

    expect(query).toMatchObject({ match: null, relevancy: null, facets: [], sort: 'best' });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['rel:>=9', "I can't read `rel:>=9`: relevancy runs 1–5. Try `rel:>=4`."],
    ['rel:0', "I can't read `rel:0`: relevancy runs 1–5. Try `rel:unrated`."],
    ['-rel:>=4', /`-rel:>=4`: only words .* Try `rel:<=3`\./],
    ['rel:high', /a whole number from 1 to 5, a range of them, or unrated\. Try `rel:>=4`\./],
    ['rel:', /`rel:`: relevancy is/],
    ['rel:unrated rel:5', /no item can match this/],
    ['since:20250109', /Try `since:2025-01-09`\./],
    ['since:yesterday', /a year, month or day .* Try `since:30d`\./],
    ['until:2025-02-30', /Try `until:2025-02-28`\./],
    ['since:2025 until:2024', /ends before it begins/],
    ['lang:french', /English \(en\) and French \(fr\)\. Known values: en, fr\. Try `lang:fr`\./],
    ['-lang:', /`-lang:`.* Try `-lang:en`\./],
    ['lang:de OR lang:fr', /`lang:de`/],
    ['sort:newest', /Known values: relevancy, recent\. Try `sort:recent`\./],
    ['theme:', /follows the colon directly/],
    [
      'themes:health',
      "I can't read `themes:health`: there is no filter themes:. Try `theme:health`.",
    ],
    ['relevance:4', /there is no filter relevance:\. Try `rel:4`\./],
    ['-topics:"3D printing"', /Try `-topic:"3D printing"`\./],
    ['thmee:health', /Try `theme:health`\./],
    ['rel>=4', /`rel>=4`.*Try `rel:>=4`\./],
    ['drone relevancy=4', /`relevancy=4`.*Try `rel:4`\./],
    ['from:2025', /Try `since:2025`\./],
    ['from:bbc.com', /Try `source:bbc\.com`\./],
    ['date:2025-03', /Try `since:2025-03`\./],
    ['in:concern,isues', /the tables are signals, .*Try `in:concern,issues`\./],
    ['title:', /the words follow the colon/],
    ['-in:concerns', /can be excluded with a minus/],
    ['theme:ai OR theme:health', /`theme:ai`: a filter holds for the whole query/],
    ['-(drones theme:ai)', /`theme:ai`: a filter holds for the whole query/],
    ['🚩', "I can't read `🚩`: it holds no word to look for. Try `regulation`."],
    ['-', /no word to look for/],
    ['z b c d e f g h k j r l m n o p q', /at most 16 terms, and this has 17\. Try `z b c`\./],
    ['x'.repeat(65), /a word has at most 64 characters/],
    ['word '.repeat(101), /at most 500 characters, and this has 504/],
  ])('says so: %s', (text, sentence) => {
    const said = sentenceFor(text);

    expect(said).toMatch(sentence);
  });

  it('never offers an example that cannot be read either', () => {
    fc.assert(
      fc.property(typedText, (text) => {
        const outcome = parseQuery(text, today);
        const example = outcome.kind === 'unreadable' ? outcome.example : null;

        expect(parseQuery(example ?? '', today).kind).toBe('query');
      }),
      runs(2000),
    );
  });
});

describe('anything typed', () => {
  it('is read or explained, and its leaves begin and end with words', () => {
    fc.assert(
      fc.property(typedText, (text) => {
        const outcome = parseQuery(text, today);

        const leaves = outcome.kind === 'query' ? leavesOf(outcome.query.match) : [];
        for (const leaf of leaves) {
          expect(leaf).toMatch(/^[\p{L}\p{N}\p{M}].*[\p{L}\p{N}\p{M}+#]$|^[\p{L}\p{N}]$/su);
        }
      }),
      runs(2000),
    );
  });

  it('is the same query when it is written out and read again', () => {
    fc.assert(
      fc.property(typedText, (text) => {
        const outcome = parseQuery(text, today);
        fc.pre(outcome.kind === 'query');
        const { query } = outcome;

        const again = queryOf(writeQuery(query));

        expect({ ...again, text: '' }).toEqual({ ...query, text: '' });
      }),
      runs(3000),
    );
  });
});

function leavesOf(match: Match | null): readonly string[] {
  if (match === null) {
    return [];
  }
  if (match.kind === 'word' || match.kind === 'phrase') {
    return [match.text];
  }
  return match.kind === 'not' ? leavesOf(match.of) : match.of.flatMap(leavesOf);
}
