const list = (words: string): readonly string[] => words.trim().split(/\s+/);
const phrases = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map((phrase) => phrase.replace(/\s+/g, ' '));

/** Word lists for generated pages, made up for the tests. */
export const english = {
  subjects: phrases(`
    river cities, harbour authorities, municipal water boards, regional hospitals, school districts,
    rural cooperatives, public libraries, insurance pools, shipping lines, grid operators, fishing fleets,
    data brokers, court registries, border agencies, seed banks, satellite operators, housing associations,
    tax offices, postal services, emergency call centres, pension funds, public broadcasters, tram networks,
    forest owners, dairy farms, translation bureaus, museum archives, election boards, student unions,
    freight corridors, battery makers, chip foundries, open source maintainers, credit unions, night markets,
    mountain rescue teams, drug regulators, patent examiners, cement plants, weather services, city planners,
    youth parliaments, care workers, language schools, island states, arctic ports, desalination plants,
    community kitchens, gig couriers, retired engineers, game studios, sports leagues, archive volunteers`),
  objects: phrases(`
    synthetic voices, digital twins, heat shelters, sodium batteries, facial recognition, drone corridors,
    groundwater sensors, carbon ledgers, quantum clocks, brain implants, vertical farms, algorithm audits,
    privacy budgets, predictive policing, machine translation, deep sea mining, autonomous ferries,
    wearable monitors, gene therapies, open weights models, microgrids, wildfire forecasts, repair rights,
    subscription cars, tidal turbines, edge computing, mesh radio, data trusts, regulation sandboxes,
    biometric payment, lab grown protein, chatbot companions, content provenance, satellite internet,
    remote surgery, robot caretakers, smart contracts, citizen assemblies, noise maps, heat pumps,
    modular reactors, plastic eating enzymes, antibiotic resistance, mangrove restoration, low orbit debris,
    seasonal migration, remote work visas, digital identity, parametric insurance, attention markets`),
  adjectives: list(`
    quiet growing fragile shared local hidden unequal seasonal automated voluntary public private costly
    informal early uneven permanent temporary regional national open closed trusted contested rapid slow
    measurable invisible cheap scarce abundant resilient hybrid portable networked adaptive precautionary
    unregulated certified anonymous collective ambient circular distributed experimental generative`),
  nouns: list(`
    regulation privacy trust adoption governance access liability oversight literacy capacity maintenance
    ownership transparency competition procurement resilience inequality dependence migration consent
    surveillance standards budgets training logistics infrastructure verification accountability supply
    demand storage bandwidth safety employment housing education health justice energy water soil climate
    culture memory attention identity security mobility finance insurance translation evidence`),
  verbs: list(`
    reshape replace delay expose fund ban pilot audit scale monitor question adopt standardise outsource
    localise automate ration subsidise share protect map forecast simulate archive repair recycle license
    negotiate certify anonymise publish insure`),
  forces: phrases(`
    rising costs of maintenance, pressure from insurers, shortage of skilled staff, falling sensor prices,
    public distrust of central databases, new reporting duties, ageing populations, extreme weather,
    demand for local control, pressure to cut emissions, court rulings on liability, export controls,
    cheap satellite imagery, volunteer networks, investors looking for yield, fear of being left behind,
    stricter procurement rules, a generation that grew up online, scarce fresh water, political polarisation`),
  joints: list('after before while because although when unless until since where'),
};

export const french = {
  subjects: phrases(`
    les villes côtières, les hôpitaux régionaux, les écoles rurales, les régies de l'eau, les musées,
    les coopératives agricoles, les tribunaux administratifs, les caisses de retraite, les ports arctiques,
    les bibliothèques publiques, les opérateurs de réseau, les assureurs mutualistes, les syndicats`),
  objects: phrases(`
    l'identité numérique, la traduction automatique, les jumeaux numériques, les capteurs d'humidité,
    la reconnaissance faciale, les batteries au sodium, l'énergie marémotrice, la réparation obligatoire,
    les assemblées citoyennes, l'agriculture verticale, la mémoire collective, le télétravail, l'hydrogène`),
  adjectives: list(`
    fragile partagé local coûteux croissant discret rapide inégal durable public privé expérimental
    transfrontalier numérique volontaire contesté`),
  nouns: list(`
    réglementation confiance gouvernance transparence sécurité responsabilité résilience dépendance
    surveillance formation inégalité souveraineté mobilité santé éducation énergie évaluation`),
  verbs: list(
    'transforme retarde finance interdit encadre remplace protège mesure interroge adopte',
  ),
  forces: phrases(`
    la hausse des coûts, la pénurie de main-d'œuvre, la pression des assureurs, la méfiance du public,
    les nouvelles obligations de déclaration, le vieillissement de la population, les vagues de chaleur`),
};

export const categories = list(
  'technology others science politics food culture business environment city',
);
export const types = phrases('blog post, news, research article, report, social network, others');
export const syllables = list(
  'ka lo ren vi tas mo del pri sun gar ithe bor qua lin ose tram fel dro nia zet',
);
