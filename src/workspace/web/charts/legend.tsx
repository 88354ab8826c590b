/** Which colour means what. */
export function Legend({ names }: { names: readonly string[] }) {
  return (
    <ul className="chart-legend" aria-hidden="true">
      {names.map((name, index) => (
        <li key={name}>
          <svg viewBox="0 0 18 10" className="chart-sample" aria-hidden="true">
            <path className={`chart-line chart-colour-${index}`} d="M1 5h16" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
