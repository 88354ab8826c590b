/** Set for A4 and letter paper in black, and for a phone; no font has to be fetched. */
export const SHEET_STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1d1c1d;
  font: 11pt/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.8em; line-height: 1.2; margin: 0 0 .2em; }
h2 { font-size: 1.2em; margin: 2em 0 .6em; padding-bottom: .2em; border-bottom: 2px solid #1f3a4d;
  break-after: avoid; }
h3 { font-size: 1.05em; margin: 0; display: inline; }
ol { padding-left: 2em; margin: 0; }
li { margin: 0 0 1.4em; break-inside: avoid; }
li::marker { font-weight: 700; }
p { margin: .35em 0; overflow-wrap: anywhere; }
.facts, .deeds { color: #555; font-size: .88em; }
.dots { color: #1f3a4d; letter-spacing: .08em; }
a { color: #0b5394; }
blockquote { margin: .6em 0; padding: .3em .8em; border-left: 3px solid #1f3a4d; background: #f3f6f8; }
cite { color: #555; font-style: normal; }
cite::before { content: "— "; }
@media print {
  @page { margin: 18mm 16mm; }
  main { max-width: none; padding: 0; }
  a { color: inherit; }
  blockquote { background: none; }
}
`;
