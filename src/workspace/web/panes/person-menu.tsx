import type { ReactNode } from 'react';
import { Menu, type MenuProps } from '../elements/menu.tsx';
import { Avatar } from '../messages/avatar.tsx';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { useNames } from '../page/use-names.ts';

export interface PersonMenuProps extends Pick<MenuProps, 'buttonClass' | 'align'> {
  /** The button's content, which says what it does. */
  readonly children: ReactNode;
}

/** A button with everybody whom one can be. */
export function PersonMenu({ children, ...look }: PersonMenuProps) {
  const store = usePageStore();
  const names = useNames();
  const me = useWorkspace((snapshot) => snapshot.me);
  const people = useWorkspace((snapshot) => snapshot.people);
  const items = people.map(({ id, name, role }) => ({
    key: id,
    content: (
      <span className="person">
        <Avatar author={names.author(id)} size="small" />
        {name}
        {id === me && <span className="person-you">you</span>}
      </span>
    ),
    detail: role,
    onPick: () => store.becomePerson(id),
  }));
  return (
    <Menu
      {...look}
      label="Act as someone else"
      title="Act as someone else: see and do what another person may"
      buttonIsNamed
      heading="Act as"
      items={items}
      button={children}
    />
  );
}
