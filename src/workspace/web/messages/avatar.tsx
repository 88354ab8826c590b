import type { Author } from '../page/use-names.ts';

/** Initials on the person's colour; our app has its own sign. */
export function Avatar({ author, size = 'normal' }: { author: Author; size?: 'normal' | 'small' }) {
  return (
    <span
      className={`avatar avatar-${size}`}
      style={{ backgroundColor: author.color }}
      aria-hidden="true"
    >
      {author.kind === 'our-app' ? <AppSign /> : initials(author.name)}
    </span>
  );
}

function AppSign() {
  return (
    <svg viewBox="0 0 16 16" className="app-sign" aria-hidden="true">
      <path d="M3 11a5 5 0 0 1 10 0M5.4 11a2.6 2.6 0 0 1 5.2 0" />
      <circle cx="8" cy="11" r="1" />
    </svg>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
