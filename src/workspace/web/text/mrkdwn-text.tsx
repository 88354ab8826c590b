import { Fragment, type ReactNode, useMemo } from 'react';
import { usePageStore } from '../page/page-context.ts';
import { type Names, useNames } from '../page/use-names.ts';
import { useWorkspaceClock } from '../page/use-workspace-clock.ts';
import { emojiCharacter } from './emoji.ts';
import { type Inline, parseMrkdwn, type Stretch } from './mrkdwn.ts';
import { slackDate } from './times.ts';

interface Drawing {
  readonly names: Names;
  readonly openChannel: (id: string) => void;
}

/** Draws mrkdwn as Slack would: every word of it is text, never HTML. */
export function MrkdwnText({ text, verbatim = false }: { text: string; verbatim?: boolean }) {
  const names = useNames();
  const { openChannel } = usePageStore();
  const stretches = useMemo(() => parseMrkdwn(text, { verbatim }), [text, verbatim]);
  return stretches.map((stretch, index) => (
    <Fragment key={keyOf(index)}>{drawStretch(stretch, { names, openChannel })}</Fragment>
  ));
}

// The pieces of one text never move: their position is their identity.
function keyOf(index: number): string {
  return `piece-${index}`;
}

function drawStretch(stretch: Stretch, drawing: Drawing): ReactNode {
  switch (stretch.kind) {
    case 'pre':
      return <pre className="pre">{stretch.text}</pre>;
    case 'quote':
      return <blockquote className="quote">{drawAll(stretch.children, drawing)}</blockquote>;
    case 'lines':
      return drawAll(stretch.children, drawing);
    default:
      return stretch satisfies never;
  }
}

function drawAll(nodes: readonly Inline[], drawing: Drawing): ReactNode {
  return nodes.map((node, index) => (
    <Fragment key={keyOf(index)}>{drawInline(node, drawing)}</Fragment>
  ));
}

function drawInline(node: Inline, drawing: Drawing): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return <strong>{drawAll(node.children, drawing)}</strong>;
    case 'italic':
      return <em>{drawAll(node.children, drawing)}</em>;
    case 'strike':
      return <s>{drawAll(node.children, drawing)}</s>;
    case 'code':
      return <code className="code">{node.text}</code>;
    case 'link':
      return <OutsideLink url={node.url}>{node.label}</OutsideLink>;
    case 'user':
      return <span className="mention">@{drawing.names.person(node.id)}</span>;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} drawing={drawing} />;
    case 'broadcast':
      return <span className="mention mention-loud">@{node.name}</span>;
    case 'date':
      return <DateText node={node} />;
    case 'emoji':
      return <Emoji name={node.name} />;
    case 'break':
      return <br />;
    default:
      return node satisfies never;
  }
}

/** A shortcode as its character, or as written when it names none the page knows. */
export function Emoji({ name }: { name: string }) {
  const character = emojiCharacter(name);
  return character === null ? (
    `:${name}:`
  ) : (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}

/** A link that leaves the page; anything but http, https and mailto stays text. */
export function OutsideLink({ url, children }: { url: string; children: ReactNode }) {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) {
    return children;
  }
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function ChannelMention(props: { id: string; label: string; drawing: Drawing }) {
  const { id, label, drawing } = props;
  const name = drawing.names.channel(id);
  if (name === null) {
    return <span className="mention">#{label || 'private channel'}</span>;
  }
  return (
    <button type="button" className="mention" onClick={() => drawing.openChannel(id)}>
      #{name}
    </button>
  );
}

function DateText({ node }: { node: Extract<Inline, { kind: 'date' }> }) {
  const now = useWorkspaceClock();
  const valid = Number.isFinite(node.seconds) && Math.abs(node.seconds) < 8.64e12;
  const words = valid ? slackDate(node.seconds, node.format, now) : node.fallback;
  const text = (
    <time dateTime={valid ? new Date(node.seconds * 1000).toISOString() : undefined}>{words}</time>
  );
  return node.url === null ? text : <OutsideLink url={node.url}>{text}</OutsideLink>;
}
