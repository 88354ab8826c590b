/** A value that a statement binds; nothing a reader typed ever stands in the SQL itself. */
export type Bound = string | number;

/** Collects the values of one statement. */
export interface Parameters {
  /** @returns the placeholder that stands for the value, `@p0`. */
  readonly bind: (value: Bound) => string;
  /** @returns placeholders for a list, `@p0, @p1`. */
  readonly bindAll: (values: readonly Bound[]) => string;
  readonly values: Readonly<Record<string, Bound>>;
}

export function createParameters(): Parameters {
  const values: Record<string, Bound> = {};
  const bind = (value: Bound) => {
    const name = `p${Object.keys(values).length}`;
    values[name] = value;
    return `@${name}`;
  };
  return { bind, bindAll: (list) => list.map(bind).join(', '), values };
}
