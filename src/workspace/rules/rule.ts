import { isObject } from '../json.ts';

/** Notes one fault in Slack's words; `at` is a JSON pointer. */
export type Report = (problem: string, at: string) => void;

/** Checks one value of a payload, telling every fault it finds. */
export type Rule = (value: unknown, at: string, report: Report) => void;

interface Field {
  readonly rule: Rule;
  readonly required: boolean;
}

export const must = (rule: Rule): Field => ({ rule, required: true });
export const may = (rule: Rule): Field => ({ rule, required: false });

export const anything: Rule = () => {};

export const flag: Rule = (value, at, report) => {
  if (typeof value !== 'boolean') {
    report('must provide a boolean', at);
  }
};

/** @param least - inclusive; @param most - inclusive. */
export function wholeNumber(least: number, most: number): Rule {
  return (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      report('must provide an integer', at);
    } else if (value < least || value > most) {
      report(`must be between ${least} and ${most}`, at);
    }
  };
}

/** @param longest - characters (UTF-16 units), inclusive; empty is refused unless `least` is 0. */
export function string(longest: number, least = 1): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string') {
      report('must provide a string', at);
    } else if (value.length > longest) {
      report(`must be less than ${longest + 1} characters`, at);
    } else if (value.length < least) {
      report(`must be more than ${least - 1} characters`, at);
    }
  };
}

export function oneOf(...allowed: readonly string[]): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      report(`must be one of: ${allowed.join(', ')}`, at);
    }
  };
}

export function matching(pattern: RegExp, wording: string): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) {
      report(wording, at);
    }
  };
}

/** @param most - elements, inclusive. */
export function list(rule: Rule, most: number, least = 1): Rule {
  return (value, at, report) => {
    if (!Array.isArray(value)) {
      report('must provide an array', at);
      return;
    }
    if (value.length > most) {
      report(`no more than ${most} items allowed`, at);
    }
    if (value.length < least) {
      report(`no less than ${least} items allowed`, at);
    }
    for (const [index, element] of value.entries()) {
      rule(element, `${at}/${index}`, report);
    }
  };
}

/** An object with these fields and no others; `type` is for {@link byType} to judge. */
export function shape(fields: Readonly<Record<string, Field>>): Rule {
  return (value, at, report) => {
    if (!isObject(value)) {
      report('must provide an object', at);
      return;
    }
    for (const key of Object.keys(value)) {
      if (key !== 'type' && !Object.hasOwn(fields, key)) {
        report(`invalid additional property: ${key}`, at);
      }
    }
    for (const [key, { rule, required }] of Object.entries(fields)) {
      if (value[key] !== undefined && value[key] !== null) {
        rule(value[key], `${at}/${key}`, report);
      } else if (required) {
        report(`missing required field: ${key}`, at);
      }
    }
  };
}

/** Chooses the rule by the object's `type`. */
export function byType(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, at, report) => {
    if (!isObject(value)) {
      report('must provide an object', at);
      return;
    }
    const { type } = value;
    if (typeof type !== 'string') {
      report('missing required field: type', at);
      return;
    }
    const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
    if (rule === undefined) {
      report(`unsupported type: ${type}`, `${at}/type`);
      return;
    }
    rule(value, at, report);
  };
}

/** Several rules for one value. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, at, report) => {
    for (const rule of rules) {
      rule(value, at, report);
    }
  };
}

/** At least one of these fields has to be there. */
export function someOf(...keys: readonly string[]): Rule {
  return (value, at, report) => {
    if (isObject(value) && keys.every((key) => value[key] === undefined)) {
      report(`must define either \`${keys.join('` or `')}\``, at);
    }
  };
}

/** No two objects of the list share the text under `key`. */
export function distinct(key: string): Rule {
  return (value, at, report) => {
    const seen = new Set<string>();
    for (const text of Array.isArray(value)
      ? value.filter(isObject).map((each) => each[key])
      : []) {
      if (typeof text === 'string' && seen.has(text)) {
        report(`\`${key}\` ${text} already exists`, at);
      } else if (typeof text === 'string') {
        seen.add(text);
      }
    }
  };
}
