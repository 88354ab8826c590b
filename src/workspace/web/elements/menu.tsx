import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { arrows, arrowTarget } from './arrow-target.ts';
import { Floating } from './floating.tsx';

export interface MenuItem {
  readonly key: string;
  readonly content: ReactNode;
  readonly detail?: string | undefined;
  /** Opens this address instead of acting only. */
  readonly url?: string | undefined;
  readonly onPick: () => void;
}

export interface MenuProps {
  /** What the menu is called, and the button that opens it. */
  readonly label: string;
  /** The button's tooltip, where it says more than the label. */
  readonly title?: string;
  /** The button's content says all of its name. */
  readonly buttonIsNamed?: boolean;
  readonly buttonClass: string;
  readonly button: ReactNode;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
  readonly side?: 'below' | 'above';
  /** A line above the items. */
  readonly heading?: string;
}

/** A button with a menu: arrow keys move, Enter picks, Escape goes back to the button. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.buttonClass}
        aria-label={props.buttonIsNamed ? undefined : props.label}
        title={props.title ?? props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </button>
      {open && (
        <Floating
          anchor={button}
          onClose={() => setOpen(false)}
          align={props.align ?? 'start'}
          side={props.side ?? 'below'}
        >
          <MenuList {...props} onClose={close} />
        </Floating>
      )}
    </>
  );
}

function MenuList({ items, label, heading, onClose }: MenuProps & { onClose: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = arrowTarget(buttons(), event.key, arrows.down);
    if (target !== undefined) {
      event.preventDefault();
      target.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') {
      onClose();
    }
  };
  return (
    <div
      ref={list}
      role="menu"
      aria-label={label}
      className="menu"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {heading !== undefined && (
        <div className="menu-heading" role="presentation">
          {heading}
        </div>
      )}
      {items.map((item) => (
        <MenuRow key={item.key} item={item} onClose={onClose} />
      ))}
    </div>
  );
}

function MenuRow({ item, onClose }: { item: MenuItem; onClose: () => void }) {
  const pick = () => {
    onClose();
    if (item.url !== undefined && /^https?:\/\//i.test(item.url)) {
      window.open(item.url, '_blank', 'noopener,noreferrer');
    }
    item.onPick();
  };
  return (
    <button type="button" role="menuitem" tabIndex={-1} className="menu-item" onClick={pick}>
      {item.content}
      {item.detail !== undefined && <small>{item.detail}</small>}
    </button>
  );
}
