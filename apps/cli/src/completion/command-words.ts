import type { Verb } from '../verb.ts';

/** Words that can be typed next, for a shell to offer. */
export interface CommandWords {
  readonly nouns: readonly string[];
  /** By noun. */
  readonly verbs: ReadonlyMap<string, readonly string[]>;
  /** By the whole name of a verb. */
  readonly options: ReadonlyMap<string, readonly OptionWords[]>;
}

interface OptionWords {
  /** `--status` */
  readonly option: string;
  readonly choices: readonly string[];
}

export function commandWords(verbs: readonly Verb[]): CommandWords {
  const pairs = verbs.map(({ name }) => name.split(' '));
  const nouns = [...new Set(pairs.map(([noun = '']) => noun))].toSorted();
  return {
    nouns,
    verbs: new Map(
      nouns.map((noun) => [
        noun,
        pairs
          .filter(([one]) => one === noun)
          .flatMap(([, verb]) => verb ?? [])
          .toSorted(),
      ]),
    ),
    options: new Map(verbs.map((verb) => [verb.name, optionsOf(verb)])),
  };
}

function optionsOf({ options }: Verb): readonly OptionWords[] {
  const own = Object.entries(options).map(([name, { choices = [] }]) => ({ option: `--${name}`, choices }));
  return [...own, { option: '--json', choices: [] }, { option: '--help', choices: [] }];
}
