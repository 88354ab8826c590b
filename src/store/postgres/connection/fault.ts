import type { StoreErrorCode } from '../../store-error.ts';

/** What is told of a fault: its kind, and a sentence for the operator. */
export interface Fault {
  readonly code: StoreErrorCode;
  readonly message: string;
}

/** For faults whose sign it matches; `sentence` has no full stop yet. */
export interface FaultRule {
  readonly sign: RegExp;
  readonly code: StoreErrorCode;
  readonly sentence: string;
}

/** The first rule whose sign one of these texts has. @param said - by server or driver. */
export function faultBy(
  rules: readonly FaultRule[],
  texts: readonly string[],
  said: string,
): Fault | undefined {
  const rule = rules.find(({ sign }) => texts.some((text) => sign.test(text)));
  return rule && { code: rule.code, message: `${rule.sentence} (${said}).` };
}
