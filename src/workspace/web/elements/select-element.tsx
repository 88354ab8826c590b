import type { MultiSelect, OptionGroup, PlainTextOption, Select } from '@slack/types';
import { useMemo } from 'react';
import type { Channel, Person } from '../../page-protocol.ts';
import { useWorkspace } from '../page/page-context.ts';
import type { Choice, ChoiceGroup } from './choice.ts';
import type { ElementState } from './element-state.ts';
import type { FieldProps } from './field.ts';
import { OptionPicker } from './option-picker.tsx';
import { useSurface } from './surface.ts';
import { useField } from './use-field.ts';

type SelectElementType = Select | MultiSelect;

/** Slack's default when an external select does not say from how many characters it is asked. */
const defaultSearchFrom = 3;

/** All ten select menus: options from the app, from elsewhere, people, channels. */
export function SelectElement(props: FieldProps<SelectElementType>) {
  const { element, blockId, actionId } = props;
  const surface = useSurface();
  const { state, update, question } = useField(props);
  const groups = useGroups(element);
  const external = element.type === 'external_select' || element.type === 'multi_external_select';
  const multiple = element.type.startsWith('multi_');
  return (
    <>
      <OptionPicker
        label={props.label}
        placeholder={element.placeholder?.text ?? (multiple ? 'Choose some' : 'Choose one')}
        groups={groups}
        chosen={chosenOf(state, groups)}
        multiple={multiple}
        maximum={'max_selected_items' in element ? element.max_selected_items : undefined}
        onChange={(chosen) => update(stateFor(element.type, chosen))}
        search={
          external
            ? async (typed) => readGroups(await surface.options(blockId, actionId, typed))
            : undefined
        }
        searchFrom={external ? (element.min_query_length ?? defaultSearchFrom) : undefined}
        autoFocus={element.focus_on_load}
        describedBy={props.describedBy}
        invalid={props.invalid}
      />
      {question}
    </>
  );
}

function useGroups(element: SelectElementType): readonly ChoiceGroup[] {
  const people = useWorkspace(({ people: all }) => all);
  const channels = useWorkspace(({ channels: all }) => all);
  return useMemo(() => groupsOf(element, people, channels), [element, people, channels]);
}

function groupsOf(
  element: SelectElementType,
  people: readonly Person[],
  channels: readonly Channel[],
): readonly ChoiceGroup[] {
  switch (element.type) {
    case 'users_select':
    case 'multi_users_select':
      return [{ label: null, choices: people.map(({ id, name }) => choice(name, id)) }];
    case 'channels_select':
    case 'multi_channels_select':
      return [{ label: null, choices: channelChoices(channels, ['channel']) }];
    case 'conversations_select':
    case 'multi_conversations_select':
      return [{ label: null, choices: channelChoices(channels, ['channel', 'private', 'dm']) }];
    case 'static_select':
    case 'multi_static_select':
      return element.option_groups === undefined
        ? [{ label: null, choices: element.options ?? [] }]
        : element.option_groups.map(({ label, options }) => ({
            label: label.text,
            choices: options,
          }));
    case 'external_select':
    case 'multi_external_select':
      return [];
  }
}

function channelChoices(channels: readonly Channel[], kinds: readonly Channel['kind'][]): Choice[] {
  return channels
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ id, kind, name }) => choice(kind === 'dm' ? name : `#${name}`, id));
}

function choice(text: string, value: string): Choice {
  return { text: { type: 'plain_text', text }, value };
}

/** Reads what an app answered for an external select: options, or groups of them. */
function readGroups(answer: readonly unknown[]): readonly ChoiceGroup[] {
  const plain = answer.filter(isOption);
  const groups = answer
    .filter(isGroup)
    .map(({ label, options }) => ({ label: label.text, choices: options.filter(isOption) }));
  return [...(plain.length > 0 ? [{ label: null, choices: plain }] : []), ...groups];
}

function isOption(entry: unknown): entry is PlainTextOption {
  return typeof entry === 'object' && entry !== null && 'text' in entry;
}

function isGroup(entry: unknown): entry is OptionGroup {
  return typeof entry === 'object' && entry !== null && 'label' in entry && 'options' in entry;
}

function chosenOf(state: ElementState, groups: readonly ChoiceGroup[]): readonly Choice[] {
  const { selected_option: one, selected_options: several } = state;
  const options = [one, ...(Array.isArray(several) ? several : [])].filter(isOption);
  if (options.length > 0) {
    return options;
  }
  const ids: readonly unknown[] = [
    state.selected_user,
    state.selected_channel,
    state.selected_conversation,
    ...[state.selected_users, state.selected_channels, state.selected_conversations].flatMap(
      (list) => (Array.isArray(list) ? list : []),
    ),
  ];
  const all = groups.flatMap(({ choices }) => choices);
  return ids.flatMap((id) =>
    typeof id === 'string' ? [all.find(({ value }) => value === id) ?? choice(id, id)] : [],
  );
}

function stateFor(type: SelectElementType['type'], chosen: readonly Choice[]): ElementState {
  const ids = chosen.map(({ value }) => value ?? '');
  const first = chosen[0] ?? null;
  switch (type) {
    case 'static_select':
    case 'external_select':
      return { type, selected_option: first };
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: chosen };
    case 'users_select':
      return { type, selected_user: ids[0] ?? null };
    case 'multi_users_select':
      return { type, selected_users: ids };
    case 'channels_select':
      return { type, selected_channel: ids[0] ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: ids };
    case 'conversations_select':
      return { type, selected_conversation: ids[0] ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: ids };
    default:
      return type satisfies never;
  }
}
