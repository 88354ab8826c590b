import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChoiceGroup } from './choice.ts';

export interface ChoiceSource {
  readonly groups: readonly ChoiceGroup[];
  /** Asks elsewhere for choices, whenever something else is typed. */
  readonly search?: ((typed: string) => Promise<readonly ChoiceGroup[]>) | undefined;
  /** Characters to type before `search` is asked. */
  readonly searchFrom?: number | undefined;
}

export interface FoundChoices {
  readonly groups: readonly ChoiceGroup[];
  /** What to say when there is nothing to choose. */
  readonly hint: string;
}

/** The choices that fit what was typed; asked elsewhere when the source has a `search`. */
export function useFoundChoices(
  { search, searchFrom = 0, groups }: ChoiceSource,
  typed: string,
  open: boolean,
): FoundChoices {
  const [answer, setAnswer] = useState<readonly ChoiceGroup[] | null>(null);
  const asked = useRef(search);
  asked.current = search;
  const external = search !== undefined;
  const short = external && typed.length < searchFrom;

  useEffect(() => {
    if (!open || !external || short) {
      return;
    }
    let stale = false;
    void asked.current?.(typed).then((result) => {
      if (!stale) {
        setAnswer(result);
      }
    });
    return () => {
      stale = true;
    };
  }, [open, external, short, typed]);

  return useMemo(() => {
    if (!external) {
      return { groups: filterGroups(groups, typed), hint: 'Nothing found' };
    }
    if (short) {
      return { groups: [], hint: `Type ${searchFrom} characters or more` };
    }
    return answer === null
      ? { groups: [], hint: 'Looking…' }
      : { groups: answer, hint: 'Nothing found' };
  }, [external, short, searchFrom, answer, groups, typed]);
}

function filterGroups(groups: readonly ChoiceGroup[], typed: string): readonly ChoiceGroup[] {
  const wanted = typed.trim().toLowerCase();
  return groups
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter(({ text }) => text.text.toLowerCase().includes(wanted)),
    }))
    .filter(({ choices }) => choices.length > 0);
}
