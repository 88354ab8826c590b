import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/model/text/detect-language.ts';
import { aRow } from '../../support/builders.ts';
import { english, french } from '../../support/generate-archive-words.ts';
import { runs } from '../../support/runs.ts';

const silent = aRow({ name: null, description: null });
const languageOf = (description: string) => detectLanguage({ ...silent, description });

const englishText = fc
  .record({
    subject: fc.constantFrom(...english.subjects),
    verb: fc.constantFrom(...english.verbs),
    object: fc.constantFrom(...english.objects),
    joint: fc.constantFrom(...english.joints),
    force: fc.constantFrom(...english.forces),
  })
  .map(
    ({ subject, verb, object, joint, force }) => `${subject} ${verb} ${object} ${joint} ${force}`,
  );

const frenchText = fc
  .record({
    subject: fc.constantFrom(...french.subjects),
    verb: fc.constantFrom(...french.verbs),
    object: fc.constantFrom(...french.objects),
    adjective: fc.constantFrom(...french.adjectives),
  })
  .map(
    ({ subject, verb, object, adjective }) => `${subject} : ce qui ${verb} ${object} ${adjective}`,
  );

describe('the language of an item', () => {
  it.each([
    ['Cities reserve low air space for delivery drones.', 'en'],
    ['Trade partners call limits on scrap exports a disguised ban.', 'en'],
    ['International collaboration on nuclear safety', 'en'],
    ['The café as an office', 'en'],
    ['From paper to sensors', 'en'],
    ['Heat pumps', 'en'],
    ['Des villes réservent l’espace aérien aux drones de livraison.', 'fr'],
    ["L'eau devient un bien rare en été", 'fr'],
    ['Réseaux électriques', 'fr'],
    ['Souveraineté numérique', 'fr'],
    ['Evolution des comportements alimentaires', 'fr'],
    ['La startup Deep Mobility lance un service de robotaxis', 'fr'],
    ['無人機', 'en'],
    ['', 'en'],
  ])('of "%s" is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it('is told from all of its texts, where one alone would mislead', () => {
    const item = {
      ...silent,
      name: 'Smart city in the cloud',
      description: "Les villes confient la gestion de l'eau et des déchets à des plateformes.",
      change: 'De la régie publique à un service loué par les villes',
    };

    expect(detectLanguage(item)).toBe('fr');
  });

  it('is found in short made-up sentences of either', () => {
    fc.assert(
      fc.property(englishText, frenchText, (inEnglish, inFrench) => {
        expect([languageOf(inEnglish), languageOf(inFrench)]).toEqual(['en', 'fr']);
      }),
      runs(100),
    );
  });

  it('does not hang on how a text is written: case, composed accents, blanks', () => {
    const texts = fc.oneof(englishText, frenchText, fc.string({ unit: 'grapheme', maxLength: 80 }));
    fc.assert(
      fc.property(texts, (text) => {
        const language = languageOf(text.toLowerCase());

        expect(languageOf(` ${text.toLowerCase().normalize('NFD')}\n`)).toBe(language);
        expect(languageOf(`${text.toLowerCase().normalize('NFC')} … 2027`)).toBe(language);
      }),
      runs(100),
    );
  });

  it('is the same in whichever of its texts the words stand', () => {
    fc.assert(
      fc.property(fc.oneof(englishText, frenchText), (text) => {
        expect(detectLanguage({ ...silent, drivingForce: text })).toBe(languageOf(text));
      }),
      runs(100),
    );
  });
});
