import type { CommandWords } from './command-words.ts';

/** A script for fish: seatledger completion fish | source */
export function fishScript({ nouns, verbs, options }: CommandWords): string {
  const ofNouns = `complete -c seatledger -f -n '__fish_is_first_token' -a '${nouns.join(' ')}'`;
  const ofVerbs = [...verbs].map(
    ([noun, words]) =>
      `complete -c seatledger -f -n '__fish_seen_subcommand_from ${noun}; and test (count (commandline -opc)) -eq 2' -a '${words.join(' ')}'`,
  );
  const ofOptions = [...options].flatMap(([name, words]) => {
    const typed = name.split(' ').map((word, index) => `test (commandline -opc)[${index + 2}] = ${word}`);
    const long = `test (count (commandline -opc)) -ge ${typed.length + 1}; and ${typed.join('; and ')}`;
    return words.map(({ option, choices }) => {
      const values = choices.length > 0 ? ` -xa '${choices.join(' ')}'` : '';
      return `complete -c seatledger -n '${long}' -l ${option.slice(2)}${values}`;
    });
  });
  return `# Completion of seatledger for fish: seatledger completion fish | source\n${[ofNouns, ...ofVerbs, ...ofOptions].join('\n')}\n`;
}
