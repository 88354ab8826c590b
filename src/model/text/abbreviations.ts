/**
 * Abbreviations that whole sentences are written with, and what they stand for. Not `US`, `IT` or
 * `WHO`, which are other words in small letters.
 */
const ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  `ai artificial intelligence, ia intelligence artificielle, agi artificial general intelligence,
  genai generative ai, ml machine learning, llm large language model, nlp natural language processing,
  ocr optical character recognition, vr virtual reality, ar augmented reality, xr extended reality,
  iot internet of things, ict information and communication technology, api application programming interface,
  p2p peer to peer, m2m machine to machine, v2g vehicle to grid, ev electric vehicle,
  bev battery electric vehicle, uav unmanned aerial vehicle, gps global positioning system,
  rfid radio frequency identification, bci brain computer interface, dlt distributed ledger technology,
  nft non fungible token, dao decentralized autonomous organization, cbdc central bank digital currency,
  zkp zero knowledge proof, pqc post quantum cryptography, qkd quantum key distribution,
  smr small modular reactor, ccs carbon capture and storage, cdr carbon dioxide removal,
  dac direct air capture, ghg greenhouse gas, pfas forever chemicals, uhi urban heat island,
  gmo genetically modified organism, ogm organisme genetiquement modifie, dna deoxyribonucleic acid,
  amr antimicrobial resistance, std sexually transmitted disease, adhd attention deficit hyperactivity disorder,
  eu european union, ue union europeenne, uk united kingdom, usa united states, nato north atlantic treaty organization,
  onu nations unies, oecd organisation for economic cooperation and development, imf international monetary fund,
  gdp gross domestic product, pib produit interieur brut, vat value added tax, ubi universal basic income,
  sme small and medium enterprise, pme petites et moyennes entreprises, ngo non governmental organization,
  ong organisation non gouvernementale, hr human resources, ip intellectual property,
  r2r right to repair, gdpr general data protection regulation, rgpd reglement general sur la protection des donnees,
  csr corporate social responsibility, rse responsabilite sociale des entreprises,
  esg environmental social and governance, ppp public private partnership`
    .split(',')
    .map((line) => {
      const [short = '', ...words] = line.trim().split(/\s+/);
      return [short, words] as const;
    }),
);

const BY_WORDS: ReadonlyMap<string, string> = new Map(
  [...ABBREVIATIONS].map(([short, words]) => [words.join(' '), short]),
);
const LONGEST = Math.max(...[...ABBREVIATIONS.values()].map((words) => words.length));
const PLURAL = /(?<=[^s])s$/;

/**
 * The words that an abbreviation stands for, in the singular: those of `AI`, of `LLMs`.
 *
 * @param word - normalised.
 */
export function spelledOut(word: string): readonly string[] | undefined {
  return ABBREVIATIONS.get(word) ?? ABBREVIATIONS.get(word.replace(PLURAL, ''));
}

/**
 * What words side by side are abbreviated as: `artificial intelligence`, `electric vehicles`.
 *
 * @param words - normalised.
 */
export function abbreviated(words: readonly string[]): string | undefined {
  if (words.length < 2 || words.length > LONGEST) {
    return undefined;
  }
  const said = words.join(' ');
  return BY_WORDS.get(said) ?? BY_WORDS.get(said.replace(PLURAL, ''));
}

/** Words of the longest that is abbreviated. */
export const LONGEST_SPELLED_OUT = LONGEST;
