import { usePage, usePageStore } from '../page/page-context.ts';

/** What went wrong, until it is dismissed. */
export function Notices() {
  const notices = usePage((state) => state.notices);
  const store = usePageStore();
  return (
    <div className="notices">
      {notices.map(({ id, text, tone }) => (
        <div
          key={id}
          className="notice"
          data-tone={tone}
          role={tone === 'error' ? 'alert' : 'status'}
        >
          <span>{text}</span>
          <button
            type="button"
            className="tool"
            aria-label="Dismiss"
            onClick={() => store.dismissNotice(id)}
          >
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
