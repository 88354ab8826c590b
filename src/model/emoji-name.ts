/**
 * Other names of an emoji, each before the one that Slack reports a reaction under; from the
 * short names that Slack's own emoji set (iamcal/emoji-data, MIT) gives twice.
 */
const ALIASES = `
cn flag-cn, collision boom, cooking fried_egg, couple man_and_woman_holding_hands, de flag-de
envelope email, es flag-es, face_with_finger_covering_closed_lips shushing_face
face_with_one_eyebrow_raised face_with_raised_eyebrow
face_with_open_mouth_vomiting face_vomiting, flipper dolphin, fr flag-fr, gb flag-gb
grinning_face_with_one_large_and_one_small_eye zany_face
grinning_face_with_star_eyes star-struck
hand_with_index_and_middle_fingers_crossed crossed_fingers, heavy_exclamation_mark exclamation
honeybee bee, it flag-it, jp flag-jp, knife hocho, kr flag-kr, lady_beetle ladybug
lantern izakaya_lantern, lightning_cloud lightning
man-with-bunny-ears-partying men-with-bunny-ears-partying
men_holding_hands two_men_holding_hands, mother_christmas mrs_claus, open_book book
paw_prints feet, pencil memo, poop hankey, punch facepunch, raised_hand hand, red_car car
reversed_hand_with_middle_finger_extended middle_finger, ru flag-ru, running runner
sailboat boat, satisfied laughing
serious_face_with_symbols_covering_mouth face_with_symbols_on_mouth, shit hankey
shocked_face_with_exploding_head exploding_head, shoe mans_shoe, sign_of_the_horns the_horns
smiling_face_with_smiling_eyes_and_hand_covering_mouth face_with_hand_over_mouth
staff_of_aesculapius medical_symbol, sun_behind_cloud barely_sunny
sun_behind_rain_cloud partly_sunny_rain, sun_small_cloud mostly_sunny, telephone phone
thumbsdown -1, thumbsup +1, tornado_cloud tornado, tshirt shirt, uk flag-gb, us flag-us
waxing_gibbous_moon moon, woman-with-bunny-ears-partying women-with-bunny-ears-partying
woman_and_man_holding_hands man_and_woman_holding_hands
women_holding_hands two_women_holding_hands
`;

const CANONICAL: ReadonlyMap<string, string> = new Map(
  ALIASES.split(/[,\n]/).flatMap((pair) => {
    const [alias, name] = pair.trim().split(' ');
    return alias === undefined || name === undefined ? [] : [[alias, name] as const];
  }),
);

/** A name as people type it, or as a reaction carries it: letters of any script, no colons. */
export const EMOJI_NAME = /^[\p{L}\p{M}\p{N}_+'&.-]+$/u;

/**
 * The one name of an emoji, whatever a person or Slack calls it: `:ThumbsUp:` and `+1::skin-tone-4`
 * are `+1`, `fr` is `flag-fr`.
 */
export function emojiName(text: string): string {
  const bare = text
    .trim()
    .replace(/::skin-tone-\d$/, '')
    .replace(/^:(.+):$/, '$1')
    .replace(/::skin-tone-\d$/, '')
    .normalize('NFC')
    .toLowerCase();
  return CANONICAL.get(bare) ?? bare;
}
