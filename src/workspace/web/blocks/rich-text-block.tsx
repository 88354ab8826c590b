import type {
  RichTextBlock as RichTextBlockType,
  RichTextElement,
  RichTextList,
  RichTextSection,
} from '@slack/types';
import { Fragment, type ReactNode } from 'react';
import { Emoji, MrkdwnText, OutsideLink } from '../text/mrkdwn-text.tsx';

/** Rich text: its texts are literal, whatever characters they hold. */
export function RichTextBlock({ block }: { block: RichTextBlockType }) {
  return (
    <div className="rich-text">
      {block.elements.map((element, index) => (
        <Fragment key={placeOf(index)}>{drawPart(element)}</Fragment>
      ))}
    </div>
  );
}

// The parts of one rich text never move: their position is their identity.
function placeOf(index: number): string {
  return `part-${index}`;
}

function drawPart(part: RichTextBlockType['elements'][number]): ReactNode {
  switch (part.type) {
    case 'rich_text_section':
      return <Section section={part} />;
    case 'rich_text_quote':
      return <blockquote className="quote">{drawAll(part.elements)}</blockquote>;
    case 'rich_text_preformatted':
      return <pre className="pre">{drawAll(part.elements)}</pre>;
    case 'rich_text_list':
      return <List list={part} />;
    default:
      return part satisfies never;
  }
}

function Section({ section }: { section: RichTextSection }) {
  return <div className="text">{drawAll(section.elements)}</div>;
}

function List({ list }: { list: RichTextList }) {
  const items = list.elements.map((section, index) => (
    <li key={placeOf(index)}>
      <Section section={section} />
    </li>
  ));
  const style = { marginLeft: `${(list.indent ?? 0) * 24}px` };
  return list.style === 'ordered' ? (
    <ol className="list-ordered" style={style}>
      {items}
    </ol>
  ) : (
    <ul className="list-bullets" style={style}>
      {items}
    </ul>
  );
}

function drawAll(elements: readonly RichTextElement[]): ReactNode {
  return elements.map((element, index) => (
    <Fragment key={placeOf(index)}>{styled(element, drawElement(element))}</Fragment>
  ));
}

function drawElement(element: RichTextElement): ReactNode {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return <OutsideLink url={element.url}>{element.text ?? element.url}</OutsideLink>;
    case 'emoji':
      return <Emoji name={element.name} />;
    case 'user':
      return <MrkdwnText text={`<@${element.user_id}>`} />;
    case 'channel':
      return <MrkdwnText text={`<#${element.channel_id}>`} />;
    case 'broadcast':
      return <MrkdwnText text={`<!${element.range}>`} />;
    case 'date': {
      const url = element.url === undefined ? '' : `^${element.url}`;
      const words = `<!date^${element.timestamp}^${element.format}${url}|${element.fallback ?? ''}>`;
      return <MrkdwnText text={words} />;
    }
    case 'color':
      return <code className="code">{element.value}</code>;
    case 'usergroup':
      return <span className="mention">@{element.usergroup_id}</span>;
    case 'team':
      return <span className="mention">@{element.team_id}</span>;
    default:
      return element satisfies never;
  }
}

function styled({ style }: RichTextElement, drawn: ReactNode): ReactNode {
  let result = drawn;
  if (style?.code === true) {
    result = <code className="code">{result}</code>;
  }
  if (style?.strike === true) {
    result = <s>{result}</s>;
  }
  if (style?.italic === true) {
    result = <em>{result}</em>;
  }
  return style?.bold === true ? <strong>{result}</strong> : result;
}
