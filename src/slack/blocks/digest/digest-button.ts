import type { Button } from '@slack/types';
import type { DigestDefinition } from '../../../model/digest/digest-definition.ts';
import { value } from '../action-values.ts';
import { button } from '../elements/basic-blocks.ts';

/** A button of a digest or an alert that stands among those of others, so that its title is spoken. */
export function digestButton(
  { name, title }: Pick<DigestDefinition, 'name' | 'title'>,
  label: string,
  actionId: string,
): Button {
  return button({ label, actionId, value: value({ digest: name }), spoken: `${label}: ${title}` });
}
