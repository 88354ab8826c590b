/** Words for one and the same thing, most of them British and American; normalised, `_` is a blank. */
const GROUPS = `
  sidewalk/pavement, gasoline/petrol, railroad/railway, truck/lorry, trash/garbage/rubbish,
  airplane/aeroplane, movie/film, elevator/lift, attorney/lawyer, physician/doctor, kid/child,
  teen/teenager/adolescent, elderly/older/seniors, automobile/car, cellphone/mobile_phone/smartphone,
  diaper/nappy, soccer/football, vacation/holiday, pharmacist/chemist, zucchini/courgette,
  faucet/tap, freeway/motorway/highway, subway/underground/metro, kindergarten/nursery,
  drugstore/pharmacy, downtown/city_centre, telework/remote_work, telecommuting/remote_work,
  driverless/autonomous, jobless/unemployed, tribunal/court, boss/supervisor,
  fired/dismissed/sacked, layoff/dismissal/redundancy, farming/agriculture/farm, illness/disease/sickness,
  salary/wage, retirement/pension, bike/bicycle, taxi/cab, shortage/scarcity,
  refugee/asylum_seeker, immigrant/migrant, shop/store, fake/counterfeit/forged,
  medication/medicine, infant/baby, gadget/device, flat/apartment, diploma/qualification,
  seaweed/algae, smartwatch/watch, burnout/exhaustion, pupil/student, hot/heat, junk/debris, factory/plant`;

const OTHERS: ReadonlyMap<string, readonly string[]> = new Map(
  GROUPS.split(',').flatMap((line) => {
    const group = line
      .trim()
      .split('/')
      .map((word) => word.replaceAll('_', ' '));
    return group.map((word) => [word, group.filter((other) => other !== word)] as const);
  }),
);

/** Other words for the same thing. @param word - normalised, in the singular. */
export function sameThing(word: string): readonly string[] {
  return OTHERS.get(word) ?? [];
}
