import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/search/query/read-question.ts';

describe('a question', () => {
  it.each([
    ['what do we know about deepfakes in court?', 'deepfakes in court'],
    ['What do we know about deepfakes in court', 'deepfakes in court'],
    ['Is there anything new on battery recycling?', 'battery recycling'],
    ['have we seen anything about "air space" rel:>=4?', '"air space" rel:>=4'],
    ['Hello! Can you tell me what the archive says about heat, please?', 'heat'],
    ['any news on age gates?', 'age gates'],
    ['deepfakes in court: what do we know?', 'deepfakes in court'],
    ['What has been written on water in the archive?', 'water'],
    ['what about the WHO?', 'WHO'],
    ['why are insurers leaving coasts?', 'insurers leaving coasts'],
    ['what about a new deal for nature?', 'new deal for nature'],
    ['Que savons-nous des deepfakes au tribunal ?', 'deepfakes au tribunal'],
    ["Qu'est-ce qu’on sait sur l'eau en ville ?", "l'eau en ville"],
    ['Y a-t-il quelque chose sur la viande de culture ?', 'viande de culture'],
    ['Avons-nous des articles sur les forêts ?', 'forêts'],
    ["quoi de neuf sur les données de santé, s'il vous plaît ?", 'données de santé'],
  ])('%j is read as %j', (said, text) => {
    expect(readQuestion(said)).toMatchObject({ text, kind: null });
  });

  it.each([
    ['which signals mention drones?', 'drones', 'signal'],
    ['What technologies help farmers?', 'farmers', 'technology'],
    ['Any concerns about privacy?', 'privacy', 'concern'],
    ['Quels enjeux pour les forêts ?', 'forêts', 'issue'],
    ['Quelles préoccupations sur la vie privée ?', 'vie privée', 'concern'],
  ])('%j asks for %j of one table', (said, text, kind) => {
    expect(readQuestion(said)).toMatchObject({ text, kind });
  });

  it('names the words that it leaves out, each once, as typed', () => {
    expect(readQuestion('What do we know about what we do in court?')?.leftOut).toEqual([
      'What',
      'do',
      'we',
      'know',
      'about',
      'what',
      'in',
    ]);
  });

  it.each([
    'regulation',
    'regulation?',
    'a right to repair',
    'new battery types?',
    'privacy OR surveillance',
    'technology policy',
    'what do we know?',
    'Any signals?',
    '',
    '???',
  ])('is not seen in %j', (said) => {
    expect(readQuestion(said)).toBeUndefined();
  });
});
