/** What the page cannot draw, said openly with its JSON. */
export function Unknown({ what, value }: { what: 'block' | 'element'; value: { type: string } }) {
  return (
    <details className="unknown">
      <summary>
        This page cannot draw the {what} <code>{value.type}</code>
      </summary>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
