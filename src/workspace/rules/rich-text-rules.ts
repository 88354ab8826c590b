import {
  anything,
  byType,
  list,
  may,
  must,
  type Rule,
  shape,
  string,
  wholeNumber,
} from './rule.ts';

const many = 1000;
const style = may(anything);
const long = string(40_000);

const inline: Rule = byType({
  broadcast: shape({ range: must(string(20)), style }),
  channel: shape({ channel_id: must(string(255)), style }),
  color: shape({ value: must(string(20)), style }),
  date: shape({
    timestamp: must(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
    format: must(string(255)),
    url: may(string(3000)),
    fallback: may(string(255)),
    style,
  }),
  emoji: shape({
    name: must(string(255)),
    unicode: may(string(100)),
    url: may(string(3000)),
    skin_tone: may(wholeNumber(1, 6)),
    style,
  }),
  link: shape({
    url: must(string(3000)),
    text: may(string(40_000, 0)),
    unsafe: may(anything),
    style,
  }),
  team: shape({ team_id: must(string(255)), style }),
  text: shape({ text: must(long), style }),
  user: shape({ user_id: must(string(255)), style }),
  usergroup: shape({ usergroup_id: must(string(255)), style }),
});

const section: Rule = shape({ elements: must(list(inline, many, 0)) });

/** What stands directly inside a rich text block. */
const richTextElement: Rule = byType({
  rich_text_section: section,
  rich_text_list: shape({
    style: must(anything),
    elements: must(list(byType({ rich_text_section: section }), many)),
    indent: may(wholeNumber(0, 8)),
    offset: may(wholeNumber(0, many)),
    border: may(wholeNumber(0, 1)),
  }),
  rich_text_quote: shape({ elements: must(list(inline, many)), border: may(wholeNumber(0, 1)) }),
  rich_text_preformatted: shape({
    elements: must(list(inline, many)),
    border: may(wholeNumber(0, 1)),
    language: may(string(255)),
  }),
});

export const richTextElements: Rule = list(richTextElement, many);

/** A rich text block where it is a value, as in a table's cell. */
export const richTextValue: Rule = shape({
  elements: must(richTextElements),
  block_id: may(string(255)),
});
