import type { CommandWords } from './command-words.ts';

/** A script for bash: nouns, then verbs, then options and, where an option has choices, those; otherwise files. */
export function bashScript({ nouns, verbs, options }: CommandWords): string {
  const ofNoun = [...verbs].map(([noun, words]) => `      ${noun}) words='${words.join(' ')}' ;;`);
  const ofVerb = [...options].map(([name, words]) => `    '${name}') words='${words.map(({ option }) => option).join(' ')}' ;;`);
  const ofOption = [...options].flatMap(([name, words]) =>
    words
      .filter(({ choices }) => choices.length > 0)
      .map(({ option, choices }) => `    '${name} ${option}') COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$current")); return ;;`),
  );
  return `# Completion of seatledger for bash: eval "$(seatledger completion bash)"
_seatledger() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words=''
  local noun=\${COMP_WORDS[1]} name="\${COMP_WORDS[1]} \${COMP_WORDS[2]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${nouns.join(' ')}' -- "$current"))
    return
  fi
  if [ "$COMP_CWORD" -eq 2 ]; then
    case "$noun" in
${ofNoun.join('\n')}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case "$name $previous" in
${ofOption.join('\n')}
  esac
  case "$name" in
${ofVerb.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -F _seatledger seatledger
`;
}

/** What zsh takes of bash's. Its own completion is begun where nothing has done so: beginning it again takes time. */
export function zshScript(words: CommandWords): string {
  return `whence compdef >/dev/null || { autoload -U +X compinit && compinit; }\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(words)}`;
}
