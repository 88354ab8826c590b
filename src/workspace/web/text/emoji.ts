/** Slack's name and the character, in the order in which the picker shows them. */
const written = `
triangular_flag_on_post 🚩 white_check_mark ✅ eyes 👀 +1 👍 -1 👎 heart ❤️ tada 🎉 raised_hands 🙌 bulb 💡
question ❓ warning ⚠️ x ❌ fire 🔥 rocket 🚀 thinking_face 🤔 pray 🙏 clap 👏 100 💯 bookmark 🔖 mag 🔍
grinning 😀 smiley 😃 smile 😄 grin 😁 laughing 😆 sweat_smile 😅 joy 😂 rolling_on_the_floor_laughing 🤣
slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 blush 😊 innocent 😇 heart_eyes 😍 star-struck 🤩
kissing_heart 😘 yum 😋 stuck_out_tongue 😛 zany_face 🤪 hugging_face 🤗 shushing_face 🤫 zipper_mouth_face 🤐
face_with_raised_eyebrow 🤨 neutral_face 😐 expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒
face_with_rolling_eyes 🙄 grimacing 😬 relieved 😌 pensive 😔 sleepy 😪 sleeping 😴 mask 😷 nerd_face 🤓
sunglasses 😎 confused 😕 worried 😟 slightly_frowning_face 🙁 open_mouth 😮 hushed 😯 astonished 😲 flushed 😳
fearful 😨 cold_sweat 😰 cry 😢 sob 😭 scream 😱 disappointed 😞 weary 😩 tired_face 😫 yawning_face 🥱
triumph 😤 rage 😡 angry 😠 skull 💀 ghost 👻 alien 👽 robot_face 🤖 wave 👋 raised_hand ✋ ok_hand 👌
crossed_fingers 🤞 v ✌️ point_left 👈 point_right 👉 point_up_2 👆 point_down 👇 fist ✊ handshake 🤝 muscle 💪
writing_hand ✍️ ear 👂 brain 🧠 eye 👁️ shrug 🤷 facepalm 🤦 bust_in_silhouette 👤 busts_in_silhouette 👥
orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 broken_heart 💔 sparkles ✨ star ⭐
star2 🌟 zap ⚡ boom 💥 dizzy 💫 sweat_drops 💦 zzz 💤 speech_balloon 💬 thought_balloon 💭 bell 🔔 no_bell 🔕
mega 📣 loudspeaker 📢 seedling 🌱 evergreen_tree 🌲 deciduous_tree 🌳 herb 🌿 four_leaf_clover 🍀 maple_leaf 🍁
leaves 🍃 mushroom 🍄 sunflower 🌻 rose 🌹 bee 🐝 bug 🐛 butterfly 🦋 turtle 🐢 fish 🐟 whale 🐳 bird 🐦 owl 🦉
dog 🐶 cat 🐱 fox_face 🦊 bear 🐻 panda_face 🐼 unicorn_face 🦄 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏
globe_with_meridians 🌐 sunny ☀️ partly_sunny ⛅ cloud ☁️ rain_cloud 🌧️ thunder_cloud_and_rain ⛈️ snowflake ❄️
rainbow 🌈 ocean 🌊 droplet 💧 crescent_moon 🌙 telescope 🔭 microscope 🔬 satellite_antenna 📡 satellite 🛰️
apple 🍎 lemon 🍋 bread 🍞 pizza 🍕 cake 🍰 coffee ☕ tea 🍵 beer 🍺 champagne 🍾 trophy 🏆 medal 🏅 dart 🎯
game_die 🎲 jigsaw 🧩 art 🎨 musical_note 🎵 movie_camera 🎥 camera 📷 tv 📺 computer 💻 iphone 📱 battery 🔋
electric_plug 🔌 flashlight 🔦 wrench 🔧 hammer 🔨 gear ⚙️ toolbox 🧰 link 🔗 paperclip 📎 pushpin 📌 scissors ✂️
lock 🔒 unlock 🔓 key 🔑 package 📦 mailbox 📫 email 📧 inbox_tray 📥 outbox_tray 📤 newspaper 📰 page_facing_up 📄
clipboard 📋 calendar 📅 spiral_calendar_pad 🗓️ card_index_dividers 🗂️ file_folder 📁 open_file_folder 📂 book 📖
books 📚 label 🏷️ pencil ✏️ pencil2 ✏️ memo 📝 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉
bar_chart 📊 moneybag 💰 dollar 💵 credit_card 💳 balance_scale ⚖️ scales ⚖️ shield 🛡️ hourglass ⌛
hourglass_flowing_sand ⏳ alarm_clock ⏰ stopwatch ⏱️ clock9 🕘 house 🏠 office 🏢 factory 🏭 hospital 🏥 bank 🏦
school 🏫 construction 🚧 car 🚗 bus 🚌 bike 🚲 train 🚆 airplane ✈️ ship 🚢 anchor ⚓ traffic_light 🚦 fuelpump ⛽
rotating_light 🚨 sos 🆘 no_entry ⛔ no_entry_sign 🚫 exclamation ❗ grey_question ❔ grey_exclamation ❕
heavy_check_mark ✔️ ballot_box_with_check ☑️ heavy_plus_sign ➕ heavy_minus_sign ➖ recycle ♻️ new 🆕 ok 🆗 up 🆙
repeat 🔁 arrows_counterclockwise 🔄 fast_forward ⏩ rewind ⏪ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️
arrow_down ⬇️ arrow_upper_right ↗️ information_source ℹ️ red_circle 🔴 large_orange_circle 🟠
large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 white_circle ⚪
black_circle ⚫ small_blue_diamond 🔹 small_orange_diamond 🔸 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣
seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 checkered_flag 🏁 flag-eu 🇪🇺 dna 🧬 test_tube 🧪 pill 💊 syringe 💉
briefcase 💼 mortar_board 🎓 crystal_ball 🔮 compass 🧭 world_map 🗺️ umbrella ☔ snowman ⛄ gift 🎁 balloon 🎈
`;

const aliases: Readonly<Record<string, string>> = {
  thumbsup: '+1',
  thumbsdown: '-1',
  thinking: 'thinking_face',
  red_car: 'car',
  bicycle: 'bike',
  hand: 'raised_hand',
  flag_on_post: 'triangular_flag_on_post',
  checkmark: 'white_check_mark',
};

const words = written.trim().split(/\s+/);

/** Every emoji the page knows, the most useful first. */
export const emojis: readonly { readonly name: string; readonly character: string }[] =
  words.flatMap((name, index) => {
    const character = words[index + 1];
    return index % 2 === 0 && character !== undefined ? [{ name, character }] : [];
  });

const characters = new Map(emojis.map(({ name, character }) => [name, character]));

/** The character behind a shortcode, without its colons; null for one the page does not know. */
export function emojiCharacter(name: string): string | null {
  const bare = name.replace(/::skin-tone-\d$/, '');
  return characters.get(aliases[bare] ?? bare) ?? null;
}

/** Emojis whose name holds what was typed, those that begin with it first. */
export function findEmojis(typed: string, limit: number): typeof emojis {
  const wanted = typed.toLowerCase();
  const begins = emojis.filter(({ name }) => name.startsWith(wanted));
  const holds = emojis.filter(({ name }) => !name.startsWith(wanted) && name.includes(wanted));
  return [...begins, ...holds].slice(0, limit);
}
