import { memo, useMemo } from 'react';
import type { Message } from '../../page-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { LocalImage } from '../blocks/local-image.tsx';
import { SurfaceContext, useNewSurface } from '../elements/surface.ts';
import { MrkdwnText, OutsideLink } from '../text/mrkdwn-text.tsx';
import { Attachments } from './attachments.tsx';

/** A message's words, blocks and files. */
export const MessageBody = memo(function MessageBody({ message }: { message: Message }) {
  const { channel, ts, blocks, text, edited, files, attachments } = message;
  const allBlocks = useMemo(
    () => [...blocks, ...attachments.flatMap((attachment) => attachment.blocks)],
    [blocks, attachments],
  );
  const surface = useNewSurface({ kind: 'message', channel, ts }, allBlocks);
  const mark = edited ? <span className="edited"> (edited)</span> : null;
  return (
    <SurfaceContext value={surface}>
      {blocks.length > 0 ? (
        <>
          <Blocks blocks={blocks} />
          {mark}
        </>
      ) : (
        (text !== '' || edited) && (
          <div className="text">
            <MrkdwnText text={text} />
            {mark}
          </div>
        )
      )}
      <Attachments attachments={attachments} />
      {files.map((file) => (
        <div className="file" key={file.url}>
          {file.mimetype.startsWith('image/') ? (
            <LocalImage url={file.url} alt={file.name} className="picture" />
          ) : (
            <FileLink name={file.name} url={file.url} kind={file.mimetype} />
          )}
        </div>
      ))}
    </SurfaceContext>
  );
});

function FileLink({ name, url, kind }: { name: string; url: string; kind: string }) {
  return (
    <span className="file-card">
      <span className="file-sign" aria-hidden="true">
        📄
      </span>
      <span>
        <OutsideLink url={new URL(url, location.origin).href}>{name}</OutsideLink>
        <small>{kind}</small>
      </span>
    </span>
  );
}
