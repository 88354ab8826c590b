/**
 * What French words are in English: those that readers ask with and that no rule of spelling leads
 * to (see `french-cognates.ts`). Words that mean something else in English (`chat`, `pain`, `sale`)
 * and those that are the same in both are left out. Normalised, in the singular; other words for the
 * same stand behind `/`, and `_` is a blank.
 */
const WORDS = `
  abeille bee, accueil reception/welcome, acier steel, adn dna, agricole agricultural/farm,
  agriculteur farmer, aine elder/older, algorithme algorithm, aliment food, alimentaire food,
  alimentation food, amende fine, ancetre ancestor, appareil device,
  apprentissage learning/apprenticeship, approvisionnement supply/procurement, arbre tree,
  argent money, arme weapon, armee army/military, arn rna, assemblee assembly,
  assurance insurance, assureur insurer, atelier workshop, autobus bus, autochtone indigenous,
  autoroute motorway/highway, avenir future, avertissement warning, avion aircraft/plane,
  baleine whale, banlieue suburb, banque bank, bateau boat/ship, batiment building,
  batterie battery, besoin need, betail livestock, beton concrete, bibliotheque library,
  brevet patent, brouillard fog, bruit noise, caisse fund, camion truck/lorry,
  campagne countryside/campaign, cantine canteen, captage capture, carburant fuel,
  carriere career, cerveau brain, chaleur heat, chambre room, changement change, chantier site,
  charbon coal, chasse hunting, chauffage heating, chemin path,
  chercheur researcher, cheval horse, chien dog, chiffre figure, chiffrement encryption,
  chimique chemical, chinois chinese, chirurgie surgery, chomage unemployment,
  chomeur unemployed, ciel sky, citoyen citizen, climatique climate, coeur heart,
  comportement behavior, compte account, confiance trust,
  confidentialite confidentiality/privacy, conge leave, connaissance knowledge,
  conseil council/advice, consommateur consumer, consommation consumption, contrat contract,
  controle control/inspection, courriel email, cout cost, crainte fear, creche nursery,
  croissance growth, croyance belief, cuivre copper, cyberattaque cyberattack,
  cybersecurite cybersecurity, debat debate, dechet waste, decouverte discovery,
  defi challenge, demain tomorrow, demande demand/request, demenagement moving,
  demographie demography, depense spending, depistage screening, desinformation disinformation,
  dette debt, developpement development, diplome degree/diploma, donnee data, douane customs,
  droit right/law, durable sustainable, duree duration, eau water, eboueur collector,
  echange exchange, eclairage lighting, ecole school, ecran screen, ecrivain writer,
  egalite equality, eglise church, electeur voter, elevage farming/livestock,
  eleve pupil/student, embauche hiring, emploi employment/job, employe employee,
  employeur employer, emprunt loan, enfance childhood, enfant child, enjeu issue/stake,
  enquete survey/investigation, enseignant teacher, enseignement teaching, entrepot warehouse,
  entreprise company/business, entretien maintenance, environnement environment,
  eolienne turbine, epargne savings, espace space, espece species, espionnage espionage,
  etablissement institution, etat state, etoile star, etranger foreign, etude study,
  etudiant student, europeen european, exigence requirement, famille family, femme woman,
  ferme farm, fermeture closure, feu fire, fiabilite reliability, fichier file,
  financement funding, fleuve river, flotte fleet, fmi imf, foret forest,
  francais french, fraude fraud, frein brake, frontiere border, fuite leak, fumee smoke,
  fusee rocket, gaspillage waste, genetique genetic, gestion management, gouvernement government,
  greve strike, grossesse pregnancy, guerre war, habitant resident/inhabitant, haine hate,
  hameconnage phishing, harcelement harassment, hausse rise, hebergement accommodation,
  homme man, hopital hospital, huile oil, humain human, hypertrucage deepfake, ia ai, ile island,
  ilot island, immeuble building, immigre immigrant, impot tax, imprimante printer,
  incendie fire, industriel industrial, infirmier nurse, informatique computing, infox fake_news,
  ingenieur engineer, inondation flood, inquietude concern, insecte insect, interdiction ban,
  interdire ban, investissement investment, jardin garden, jeu game, jeune young/youth,
  jeunesse youth, joueur player, laboratoire laboratory, lait milk, langage language,
  langue language, lecteur reader, legume vegetable, livraison delivery, locataire tenant,
  logement housing, logiciel software, loi law, loisir leisure, loyer rent, lumiere light,
  lune moon, lutte fight, lycee school, magasin shop/store, maire mayor, mairie council,
  maison home/house, malade sick/patient, maladie disease/illness, manque shortage/lack,
  marche market, maree tide, marque brand, matiere material/matter, medecin doctor,
  medecine medicine, medicament medicine/drug, menage household, mesure measure/measurement,
  meteo weather, metier profession/trade, miel honey, minerai ore, mineur minor, monde world,
  mondial global, monnaie currency/money, montagne mountain, moteur engine/motor,
  moustique mosquito, naissance birth, natalite birth, naufrage shipwreck, navire ship,
  neige snow, nourriture food, nuage cloud, nucleaire nuclear, nuit night, numerique digital,
  ocde oecd, ogm gmo, oiseau bird, ong ngo, orage storm, ordinateur computer,
  ordonnance prescription, ordure rubbish/garbage, otan nato, outil tool, ouvrier worker,
  paiement payment, paix peace, panne outage/failure, panneau panel, papier paper,
  paquet package, partage sharing, partager share, patrimoine heritage, pauvre poor,
  pauvrete poverty, paysage landscape, paysan farmer, peche fishing, pecheur fisher,
  peinture paint, penurie shortage/scarcity, permis permit/licence, perte loss, petrole oil,
  peuple people, peur fear, pharmacie pharmacy, pib gdp, pieton pedestrian, piratage hacking,
  plage beach, plainte complaint, planete planet, plateforme platform, pluie rain, pme sme,
  poisson fish, politique policy/politics, poumon lung, pouvoir power, preuve evidence/proof,
  prevision forecast, proces trial, produit product, professeur teacher,
  propriete property/ownership, prouver prove, publicite advertising, puce chip, puissance power,
  quartier neighbourhood/district, racisme racism, rancongiciel ransomware,
  rechauffement warming, recherche research, recolte harvest, recrutement recruitment,
  recul decline, recyclage recycling, refugie refugee, regle rule, reglement regulation,
  reglementaire regulatory, reglementation regulation, remplacement replacement,
  renouvelable renewable, rentree return, reparation repair, repas meal/lunch,
  reseau network/grid, responsabilite responsibility/liability, retraite retirement/pension,
  revenu income, rgpd gdpr, richesse wealth, risque risk, riviere river, rse csr, saison season,
  salaire wage/salary, salarie employee, sanitaire health, sante health, sauvegarde backup,
  savoir knowledge, scolaire school, seche dry, secheresse drought, secours rescue,
  securite security/safety, seisme earthquake, sejour stay, semaine week, semence seed,
  sensibilisation awareness, serre greenhouse, siecle century, sobriete sufficiency,
  solaire solar, soldat soldier, soleil sun, solitude loneliness, sommeil sleep,
  sondage survey/poll, souffrance suffering, souverainete sovereignty, stockage storage,
  suivi monitoring, syndicat union, taxe tax, telephone phone/telephone,
  teletravail remote_work/remote_worker/telework, temoin witness, tempete storm,
  terre earth/land/soil, toit roof, toiture roof, tourisme tourism, traduction translation,
  travailleur worker, tremblement earthquake, troupeau herd, tva vat, ue eu,
  usine factory/plant, utilisateur user, vaccin vaccine, vehicule vehicle, velo bicycle/bike,
  vente sale, verite truth, vetement clothing/clothes, viande meat, vieillesse ageing,
  vieillissement ageing, vieux old, vigne vine, vih hiv, ville city/town, visage face, voie lane,
  voisin neighbour, voiture car, voix voice, vulnerabilite vulnerability`;

const ENGLISH: ReadonlyMap<string, readonly string[]> = new Map(
  WORDS.split(',').map((line) => {
    const [french = '', english = ''] = line.trim().split(/\s+/);
    return [french, english.replaceAll('_', ' ').split('/')] as const;
  }),
);

/**
 * English words for a French one; none for a word that is not known as French.
 *
 * @param word - normalised, in the singular.
 */
export function englishOf(word: string): readonly string[] {
  return ENGLISH.get(word) ?? [];
}
