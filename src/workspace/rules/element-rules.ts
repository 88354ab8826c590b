import { BLOCK_LIMITS } from '../../slack/limits.ts';
import {
  anything,
  byType,
  distinct,
  all as every,
  flag,
  list,
  matching,
  may,
  must,
  oneOf,
  type Rule,
  shape,
  someOf,
  string,
  wholeNumber,
} from './rule.ts';
import { anyText, confirmDialog, plainText } from './text-rules.ts';

const limits = BLOCK_LIMITS;
const actionId = may(string(limits.actionId));
const confirm = may(confirmDialog);
const placeholder = may(plainText(limits.placeholder));
const focus = may(flag);

export const option: Rule = shape({
  text: must(anyText(limits.optionText)),
  value: must(string(limits.optionValue)),
  description: may(anyText(limits.optionDescription)),
  url: may(string(limits.optionUrl)),
});

export const optionGroup: Rule = shape({
  label: must(plainText(limits.optionText)),
  options: must(list(option, limits.selectOptions)),
});

const ids = may(list(string(255), limits.selectOptions));
const common = { action_id: actionId, confirm, placeholder, focus_on_load: focus };
const single = { response_url_enabled: may(flag) };
const several = { max_selected_items: may(wholeNumber(1, 1000)) };
const filter = may(anything);

/** Options or groups of them, never neither. */
const listed = {
  options: may(list(option, limits.selectOptions)),
  option_groups: may(list(optionGroup, limits.optionGroups)),
};
const fetched = { min_query_length: may(wholeNumber(0, 1000)) };
const initial = may(option);
const initials = may(list(option, limits.selectOptions));
const id = may(string(255));

const ofOptions = (fields: Parameters<typeof shape>[0]) =>
  every(shape(fields), someOf('options', 'option_groups'));

const selects: Readonly<Record<string, Rule>> = {
  static_select: ofOptions({ ...common, ...listed, initial_option: initial }),
  external_select: shape({ ...common, ...fetched, initial_option: initial }),
  users_select: shape({ ...common, initial_user: id }),
  conversations_select: shape({
    ...common,
    ...single,
    filter,
    initial_conversation: id,
    default_to_current_conversation: may(flag),
  }),
  channels_select: shape({ ...common, ...single, initial_channel: id }),
  multi_static_select: ofOptions({ ...common, ...several, ...listed, initial_options: initials }),
  multi_external_select: shape({ ...common, ...several, ...fetched, initial_options: initials }),
  multi_users_select: shape({ ...common, ...several, initial_users: ids }),
  multi_conversations_select: shape({
    ...common,
    ...several,
    filter,
    initial_conversations: ids,
    default_to_current_conversation: may(flag),
  }),
  multi_channels_select: shape({ ...common, ...several, initial_channels: ids }),
};

const choices: Readonly<Record<string, Rule>> = {
  checkboxes: shape({
    action_id: actionId,
    options: must(list(option, limits.checkboxOptions)),
    initial_options: may(list(option, limits.checkboxOptions)),
    confirm,
    focus_on_load: focus,
  }),
  radio_buttons: shape({
    action_id: actionId,
    options: must(list(option, limits.radioOptions)),
    initial_option: initial,
    confirm,
    focus_on_load: focus,
  }),
};

const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'must provide a date as YYYY-MM-DD');
const time = matching(/^\d{2}:\d{2}$/, 'must provide a time as HH:mm');

const pickers: Readonly<Record<string, Rule>> = {
  datepicker: shape({ ...common, initial_date: may(date) }),
  timepicker: shape({ ...common, initial_time: may(time), timezone: may(string(255)) }),
  datetimepicker: shape({
    action_id: actionId,
    confirm,
    focus_on_load: focus,
    initial_date_time: may(wholeNumber(0, 9_999_999_999)),
  }),
};

const accessibility = may(string(limits.accessibilityLabel));

const buttons: Readonly<Record<string, Rule>> = {
  button: shape({
    action_id: actionId,
    text: must(plainText(limits.buttonText)),
    value: may(string(limits.buttonValue, 0)),
    url: may(string(limits.buttonUrl)),
    style: may(oneOf('primary', 'danger')),
    confirm,
    accessibility_label: accessibility,
  }),
  overflow: shape({
    action_id: actionId,
    options: must(list(option, limits.overflowOptions)),
    confirm,
  }),
  workflow_button: shape({
    action_id: actionId,
    text: must(plainText(limits.buttonText)),
    workflow: must(anything),
    style: may(oneOf('primary', 'danger')),
    accessibility_label: accessibility,
  }),
};

const dispatch = may(anything);
const typed = { action_id: actionId, placeholder, focus_on_load: focus };

const inputs: Readonly<Record<string, Rule>> = {
  plain_text_input: shape({
    ...typed,
    initial_value: may(string(limits.plainTextInputMax, 0)),
    multiline: may(flag),
    min_length: may(wholeNumber(0, limits.plainTextInputMax)),
    max_length: may(wholeNumber(1, limits.plainTextInputMax)),
    dispatch_action_config: dispatch,
  }),
  email_text_input: shape({
    ...typed,
    initial_value: may(string(3000, 0)),
    dispatch_action_config: dispatch,
  }),
  url_text_input: shape({
    ...typed,
    initial_value: may(string(3000, 0)),
    dispatch_action_config: dispatch,
  }),
  number_input: shape({
    ...typed,
    is_decimal_allowed: must(flag),
    initial_value: may(string(255, 0)),
    min_value: may(string(255)),
    max_value: may(string(255)),
    dispatch_action_config: dispatch,
  }),
  rich_text_input: shape({
    ...typed,
    initial_value: may(anything),
    dispatch_action_config: dispatch,
  }),
  file_input: shape({
    action_id: actionId,
    filetypes: may(list(string(20), 100)),
    max_files: may(wholeNumber(1, limits.fileInputFiles)),
  }),
};

export const imageElement: Rule = every(
  shape({
    image_url: may(string(limits.imageUrl)),
    slack_file: may(anything),
    alt_text: must(string(limits.imageAltText)),
  }),
  someOf('image_url', 'slack_file'),
);

/** Beside a section's text. */
export const accessory: Rule = byType({
  ...buttons,
  ...selects,
  ...choices,
  ...pickers,
  image: imageElement,
});

/** In an actions block. */
export const actionElements: Rule = every(
  list(byType({ ...buttons, ...selects, ...choices, ...pickers, rich_text_input: anything }), 25),
  distinct('action_id'),
);

/** In an input block. */
export const inputElement: Rule = byType({ ...inputs, ...selects, ...choices, ...pickers });
