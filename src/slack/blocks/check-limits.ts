import type { Button, KnownBlock, Option, SectionBlockAccessory, StaticSelect } from '@slack/types';
import { BLOCK_LIMITS, MESSAGE_LIMITS, VIEW_LIMITS } from '../limits.ts';
import type { ChartBlock, ChartedMessage, MessageBlock } from './elements/chart-block.ts';
import type { SlackHome, SlackModal } from './slack-message.ts';

/** A message or view that Slack would refuse: a fault of ours, found before it is sent. */
export class LimitError extends Error {
  readonly code = 'slack_limits';
  readonly violations: readonly string[];

  constructor(violations: readonly string[]) {
    super(`Slack would refuse this: ${violations.join('; ')}`);
    this.name = 'LimitError';
    this.violations = violations;
  }
}

/** The message itself. @throws {LimitError} */
export function withinLimits<Message extends ChartedMessage>(message: Message): Message {
  refuse(messageViolations(message));
  return message;
}

/** The view itself. @throws {LimitError} */
export function viewWithinLimits<View extends SlackModal | SlackHome>(view: View): View {
  refuse([
    ...blockViolations(view.blocks, BLOCK_LIMITS.viewBlocks),
    ...over('private_metadata', view.private_metadata ?? '', VIEW_LIMITS.privateMetadata),
  ]);
  return view;
}

/** What of a message Slack would refuse; empty when all is well. */
export function messageViolations({ text, blocks }: ChartedMessage): readonly string[] {
  return [
    ...(text === '' ? ['text is empty'] : []),
    ...over('text', text, MESSAGE_LIMITS.text),
    ...blockViolations(blocks, BLOCK_LIMITS.messageBlocks),
  ];
}

function refuse(violations: readonly string[]): void {
  if (violations.length > 0) {
    throw new LimitError(violations);
  }
}

function blockViolations(blocks: readonly MessageBlock[], limit: number): readonly string[] {
  return [
    ...(blocks.length === 0 ? ['there is no block'] : []),
    ...(blocks.length > limit ? [`${blocks.length} blocks, more than ${limit}`] : []),
    ...blocks.flatMap((block, n) => violationsOf(block).map((problem) => `block ${n}: ${problem}`)),
    ...idViolations(blocks.flatMap(({ block_id: id }) => id ?? [])),
  ];
}

function idViolations(ids: readonly string[]): readonly string[] {
  return [
    ...(new Set(ids).size < ids.length ? ['block ids repeat'] : []),
    ...ids.flatMap((id) => over('block_id', id, BLOCK_LIMITS.blockId)),
  ];
}

/** The blocks that we send; any other kind is a violation until its limits are written here. */
function violationsOf(block: MessageBlock): readonly string[] {
  if (block.type === 'divider') {
    return [];
  }
  if (block.type === 'header') {
    return filled('header', block.text.text, BLOCK_LIMITS.headerText);
  }
  if (block.type === 'context') {
    return [
      ...sized('context', block.elements, BLOCK_LIMITS.contextElements),
      ...block.elements.flatMap((element) =>
        'text' in element ? filled('context', element.text, BLOCK_LIMITS.text) : [],
      ),
    ];
  }
  if (block.type === 'section') {
    return sectionViolations(block);
  }
  if (block.type === 'rich_text') {
    return richTextViolations(block);
  }
  if (block.type === 'actions') {
    return actionsViolations(block);
  }
  if (block.type === 'data_visualization') {
    return chartViolations(block);
  }
  if (block.type === 'table') {
    return sized('table', block.rows, BLOCK_LIMITS.tableRows);
  }
  if (block.type === 'input') {
    return [
      ...filled('label', block.label.text, BLOCK_LIMITS.inputLabel),
      ...over('hint', block.hint?.text ?? '', BLOCK_LIMITS.inputHint),
    ];
  }
  return [unwritten(`a ${block.type} block`)];
}

function chartViolations({ title, chart }: ChartBlock): readonly string[] {
  const { categories } = chart.axis_config;
  return [
    ...filled('chart', title, BLOCK_LIMITS.chartTitle),
    ...sized('chart', categories, BLOCK_LIMITS.chartPoints),
    ...categories.flatMap((label) => filled('category', label, BLOCK_LIMITS.chartLabel)),
  ];
}

function richTextViolations(block: Extract<KnownBlock, { type: 'rich_text' }>): readonly string[] {
  const texts = block.elements.flatMap(({ elements }) =>
    elements.flatMap((element) => (element.type === 'text' ? [element.text] : [])),
  );
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return [
    ...(block.elements.length === 0 ? ['rich text is empty'] : []),
    ...(block.elements.some(({ elements }) => elements.length === 0) ? ['a section is empty'] : []),
    ...(texts.includes('') ? ['a text is empty'] : []),
    // Slack documents no limit for rich text; a section's is proven.
    ...(characters > BLOCK_LIMITS.text ? [`rich text of ${characters} characters`] : []),
  ];
}

function actionsViolations({
  elements,
}: Extract<KnownBlock, { type: 'actions' }>): readonly string[] {
  const ids = elements.map((element) => element.action_id);
  return [
    ...sized('actions', elements, BLOCK_LIMITS.actionsElements),
    ...(new Set(ids).size < ids.length ? [`action ids repeat: ${ids.join(', ')}`] : []),
    ...elements.flatMap((element) => elementViolations(element)),
  ];
}

type Interactive = Extract<KnownBlock, { type: 'actions' }>['elements'][number];

/** The elements that we send; any other kind is a violation until its limits are written here. */
function elementViolations(element: Interactive | SectionBlockAccessory): readonly string[] {
  if (element.type === 'button') {
    return buttonViolations(element);
  }
  if (element.type === 'overflow') {
    return [
      ...sized('overflow', element.options, BLOCK_LIMITS.overflowOptions),
      ...element.options.flatMap(optionViolations),
    ];
  }
  if (element.type === 'external_select' || element.type === 'users_select') {
    return over('placeholder', element.placeholder?.text ?? '', BLOCK_LIMITS.placeholder);
  }
  if (element.type === 'checkboxes') {
    return [
      ...sized('checkboxes', element.options, BLOCK_LIMITS.checkboxOptions),
      ...element.options.flatMap(optionViolations),
    ];
  }
  return element.type === 'static_select' ? selectViolations(element) : [unwritten(element.type)];
}

function selectViolations({
  options = [],
  option_groups: groups = [],
  placeholder,
}: StaticSelect): readonly string[] {
  const all = [...options, ...groups.flatMap((group) => group.options)];
  return [
    ...sized('select', all, BLOCK_LIMITS.selectOptions),
    ...all.flatMap(optionViolations),
    ...groups.flatMap(({ label }) => filled('group', label.text, BLOCK_LIMITS.optionText)),
    ...over('placeholder', placeholder?.text ?? '', BLOCK_LIMITS.placeholder),
  ];
}

function optionViolations({ text, value }: Option): readonly string[] {
  return [
    ...filled('option', text.text, BLOCK_LIMITS.optionText),
    ...filled('option value', value ?? '', BLOCK_LIMITS.optionValue),
  ];
}

function sectionViolations({
  text,
  fields,
  accessory,
}: Extract<KnownBlock, { type: 'section' }>): readonly string[] {
  return [
    ...filled('section', text?.text ?? '', BLOCK_LIMITS.text),
    ...(fields === undefined ? [] : [unwritten('fields')]),
    ...(accessory === undefined ? [] : elementViolations(accessory)),
  ];
}

function buttonViolations({
  text,
  value,
  action_id,
  accessibility_label,
}: Button): readonly string[] {
  return [
    ...filled('button', text.text, BLOCK_LIMITS.buttonText),
    ...over('value', value ?? '', BLOCK_LIMITS.buttonValue),
    ...over('action_id', action_id ?? '', BLOCK_LIMITS.actionId),
    ...over('label', accessibility_label ?? '', BLOCK_LIMITS.accessibilityLabel),
  ];
}

const unwritten = (what: string) => `nobody has written down the limits of ${what}`;

function filled(what: string, text: string, limit: number): readonly string[] {
  return [...(text === '' ? [`${what} is empty`] : []), ...over(what, text, limit)];
}

function over(what: string, text: string, limit: number): readonly string[] {
  return text.length > limit ? [`${what} has ${text.length} characters, more than ${limit}`] : [];
}

function sized(what: string, elements: readonly unknown[], limit: number): readonly string[] {
  return elements.length === 0 || elements.length > limit
    ? [`${what} has ${elements.length} elements`]
    : [];
}
