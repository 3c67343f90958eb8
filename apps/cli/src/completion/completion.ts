import { UsageError, type Verb } from '../verb.ts';
import { bashScript, zshScript } from './bash-script.ts';
import { commandWords, type CommandWords } from './command-words.ts';
import { fishScript } from './fish-script.ts';

const scripts: Readonly<Record<string, (words: CommandWords) => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `completion bash` and so on, of all `verbs`. */
export function completionVerb(verbs: () => readonly Verb[]): Verb {
  return {
    name: 'completion',
    summary: 'Prints a script that completes commands in a shell: eval "$(seatledger completion bash)"',
    usage: 'bash|zsh|fish',
    options: {},
    positionals: { least: 1, most: 1 },
    async run([shell = ''], _values, terminal) {
      const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
      if (script === undefined) throw new UsageError(`There is completion for ${Object.keys(scripts).join(', ')}.`);
      const text = script(commandWords(verbs()));
      terminal.result({ shell, script: text }, text.trimEnd());
      return 0;
    },
  };
}
