import { BLOCK_LIMITS } from '../../slack/limits.ts';
import { chartBlock, fewCharts } from './chart-rules.ts';
import { accessory, actionElements, imageElement, inputElement } from './element-rules.ts';
import { richTextElements, richTextValue } from './rich-text-rules.ts';
import {
  anything,
  byType,
  all as every,
  flag,
  list,
  may,
  must,
  type Rule,
  shape,
  someOf,
  string,
} from './rule.ts';
import { anyText, plainText } from './text-rules.ts';

const limits = BLOCK_LIMITS;
const blockId = may(string(limits.blockId));

const section: Rule = every(
  shape({
    block_id: blockId,
    text: may(anyText()),
    fields: may(list(anyText(limits.sectionField), limits.sectionFields)),
    accessory: may(accessory),
    expand: may(flag),
  }),
  someOf('text', 'fields'),
);

const image: Rule = every(
  shape({
    block_id: blockId,
    image_url: may(string(limits.imageUrl)),
    slack_file: may(anything),
    alt_text: must(string(limits.imageAltText)),
    title: may(plainText(limits.imageTitle)),
  }),
  someOf('image_url', 'slack_file'),
);

const contextElement: Rule = (value, at, report) => {
  const kinds = byType({ image: imageElement, plain_text: anyText(), mrkdwn: anyText() });
  kinds(value, at, report);
};

const tableCell: Rule = byType({
  raw_text: shape({ text: must(string(limits.tableCharacters)) }),
  rich_text: richTextValue,
});

const everywhere: Readonly<Record<string, Rule>> = {
  section,
  image,
  header: shape({
    block_id: blockId,
    text: must(plainText(limits.headerText)),
    level: may(anything),
  }),
  divider: shape({ block_id: blockId }),
  context: shape({
    block_id: blockId,
    elements: must(list(contextElement, limits.contextElements)),
  }),
  actions: shape({ block_id: blockId, elements: must(actionElements) }),
  input: shape({
    block_id: blockId,
    label: must(plainText(limits.inputLabel)),
    element: must(inputElement),
    hint: may(plainText(limits.inputHint)),
    optional: may(flag),
    dispatch_action: may(flag),
  }),
  rich_text: shape({ block_id: blockId, elements: must(richTextElements) }),
  video: anything,
};

/** Blocks of which only the name is checked: see deviations.md. */
const unchecked: Readonly<Record<string, Rule>> = {
  card: anything,
  carousel: anything,
  container: anything,
  data_table: anything,
  plan: anything,
  task_card: anything,
};

const messageBlock: Rule = byType({
  ...everywhere,
  ...unchecked,
  context_actions: shape({
    block_id: blockId,
    elements: must(list(anything, limits.contextActionsElements)),
  }),
  file: anything,
  data_visualization: chartBlock,
  markdown: shape({ block_id: blockId, text: must(string(limits.markdown)) }),
  table: shape({
    block_id: blockId,
    rows: must(list(list(tableCell, limits.tableCells), limits.tableRows)),
    column_settings: may(list(anything, limits.tableCells)),
  }),
});

const modalBlock: Rule = byType({ ...everywhere, ...unchecked, alert: anything });
const homeBlock: Rule = byType({ ...everywhere, ...unchecked });

/** Where blocks may stand. */
export type Surface = 'message' | 'modal' | 'home';

/** The rule for all blocks of one surface. */
export function blocksOn(surface: Surface): Rule {
  switch (surface) {
    case 'message':
      return every(list(messageBlock, limits.messageBlocks, 0), fewCharts);
    case 'modal':
      return list(modalBlock, limits.viewBlocks, 0);
    case 'home':
      return list(homeBlock, limits.viewBlocks, 0);
  }
}
