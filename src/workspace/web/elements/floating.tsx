import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

export interface FloatingProps {
  /** What it floats at; it also counts as inside for clicks. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly align?: 'start' | 'end';
  readonly side?: 'below' | 'above';
}

const gap = 4;
const margin = 8;

/**
 * A panel in the browser's top layer beside its anchor: no scroll area clips it,
 * and inside a modal it stays part of the modal. Its first field, when it has one,
 * takes the focus. Closes on a click elsewhere; Escape is for whoever holds the focus.
 */
export function Floating(props: FloatingProps) {
  const { anchor, onClose, children, className = '', align = 'start', side = 'below' } = props;
  const panel = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = panel.current;
    const at = anchor.current;
    if (element === null || at === null) {
      return;
    }
    const place = () => placeBeside(element, at.getBoundingClientRect(), align, side);
    if (!element.matches(':popover-open')) {
      element.showPopover();
      place();
      element.querySelector('input')?.focus();
    }
    const sizes = new ResizeObserver(place);
    sizes.observe(element);
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, { capture: true });
    return () => {
      sizes.disconnect();
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, { capture: true });
    };
  }, [anchor, align, side]);

  useEffect(() => {
    const onDown = ({ target }: PointerEvent) => {
      const inside =
        target instanceof Node &&
        (panel.current?.contains(target) === true || anchor.current?.contains(target) === true);
      if (!inside) {
        onClose();
      }
    };
    document.addEventListener('pointerdown', onDown, { capture: true });
    return () => document.removeEventListener('pointerdown', onDown, { capture: true });
  }, [anchor, onClose]);

  return (
    <div ref={panel} popover="manual" className={`floating ${className}`}>
      {children}
    </div>
  );
}

function placeBeside(
  element: HTMLElement,
  at: DOMRect,
  align: 'start' | 'end',
  side: 'below' | 'above',
): void {
  const { width, height } = element.getBoundingClientRect();
  const roomBelow = window.innerHeight - at.bottom - gap - margin;
  const roomAbove = at.top - gap - margin;
  const below =
    side === 'below' ? roomBelow >= height || roomBelow >= roomAbove : roomAbove < height;
  const left = align === 'start' ? at.left : at.right - width;
  element.style.left = `${Math.max(margin, Math.min(left, window.innerWidth - width - margin))}px`;
  element.style.top = `${Math.max(margin, below ? at.bottom + gap : at.top - gap - height)}px`;
}
