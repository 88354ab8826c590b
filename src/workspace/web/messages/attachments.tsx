import type { Attachment } from '../../page-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { MrkdwnText, OutsideLink } from '../text/mrkdwn-text.tsx';

/** What stands beneath a message: unfurled links, forwarded messages, what old bots say. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  return attachments.map((attachment, index) => (
    // An attachment has no other name than its place.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <div key={index} className="attachment">
      {attachment.source !== null && <p className="attachment-source">{attachment.source}</p>}
      <AttachmentTitle attachment={attachment} />
      {attachment.text !== null && (
        <div className="text">
          <MrkdwnText text={attachment.text} />
        </div>
      )}
      {attachment.fields.length > 0 && (
        <dl className="attachment-fields">
          {attachment.fields.map(({ title, value }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                <MrkdwnText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {attachment.blocks.length > 0 && <Blocks blocks={attachment.blocks} />}
      {attachment.footer !== null && <p className="attachment-footer">{attachment.footer}</p>}
    </div>
  ));
}

function AttachmentTitle({ attachment: { title, titleLink } }: { attachment: Attachment }) {
  if (title === null) {
    return null;
  }
  return (
    <p className="attachment-title">
      {titleLink === null ? title : <OutsideLink url={titleLink}>{title}</OutsideLink>}
    </p>
  );
}
