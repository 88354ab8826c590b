import type { SectionBlock as SectionBlockType, TextObject } from '@slack/types';
import { Element } from '../elements/element.tsx';
import { actionIdOf } from '../elements/element-state.ts';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { PlainText } from '../text/plain-text.tsx';

/** Text, fields in two columns, and an element at the right. */
export function SectionBlock({ block, blockId }: { block: SectionBlockType; blockId: string }) {
  const { text, fields, accessory } = block;
  return (
    <div className="block-section">
      <div className="block-section-text">
        {text !== undefined && (
          <div className="text">
            <TextOf text={text} />
          </div>
        )}
        {fields !== undefined && (
          <div className="block-fields">
            {fields.map((field, index) => (
              // Fields never move within their block.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <div key={index} className="text">
                <TextOf text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <div className="block-accessory">
          <Element
            element={accessory}
            blockId={blockId}
            actionId={actionIdOf(accessory)}
            label={text?.text ?? 'Choose'}
            dispatches
          />
        </div>
      )}
    </div>
  );
}

/** A text object of either kind. */
export function TextOf({ text }: { text: TextObject }) {
  return text.type === 'mrkdwn' ? (
    <MrkdwnText text={text.text} verbatim={text.verbatim ?? false} />
  ) : (
    <PlainText text={text.text} emoji={text.emoji} />
  );
}
