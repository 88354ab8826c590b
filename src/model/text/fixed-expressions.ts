/**
 * What words that belong together mean as a whole, where none of them says it: `water shortage` is a
 * drought, and no shortage of teachers. Normalised, without plurals; other words for the same stand
 * behind `=`, with `/` between, as texts say them.
 */
const EXPRESSIONS = `
  water shortage = drought/droughts/low flow, water scarcity = drought/droughts/low flow,
  penurie eau = drought/droughts/low flow, manque eau = drought/droughts/low flow,
  heat island = heat, ilot de chaleur = heat, vague de chaleur = heatwave/heatwaves/heat wave,
  rare earth = critical minerals/critical mineral/magnet metals, terre rare = critical minerals/magnet metals,
  daylight saving = clocks change/clock change/clock time, changement heure = clocks change/clock time,
  heure ete = clocks change/clock time, telephone portable = phone/phones, telephone mobile = phone/phones,
  logiciel libre = open source, bac a sable = sandbox/sandboxes, personne agee = older people/elderly,
  transport en commun = public transport/bus/buses, transport public = public transport/bus/buses,
  fausse nouvelle = fake news/disinformation, travail a distance = remote work/remote workers,
  eau potable = drinking water, global warming = climate change/climate,
  rechauffement climatique = climate change/climate, objet connecte = connected products/connected devices,
  reconnaissance faciale = facial recognition/face recognition/face scans,
  compteur intelligent = smart meter/smart meters`;

const OTHERS: ReadonlyMap<string, readonly string[]> = new Map(
  EXPRESSIONS.split(',').map((line) => {
    const [expression = '', others = ''] = line.trim().split(' = ');
    return [expression, others.split('/')] as const;
  }),
);
/** No word of an expression ends like that by itself. */
const PLURAL = /[sx]$/;

/** Words, or several side by side, for the whole of what neighbours say. @param words - normalised. */
export function inOtherWords(words: readonly string[]): readonly string[] {
  return OTHERS.get(words.map((word) => word.replace(PLURAL, '')).join(' ')) ?? [];
}
