import { foldHeader } from './fold.ts';

const yes = 'true yes y oui o vrai 1 x on';
const no = 'false no n non faux 0 off';
// Okta: who has not signed in yet, or has to change a password, is still there.
const active = 'active actif active(e) enabled activé activée current staged provisioned password_expired recovery locked_out invited';
const inactive =
  'inactive inactif disabled désactivé désactivée deactivated deprovisioned suspended suspendu suspendue blocked bloqué bloquée archived archivé deleted supprimé';

const yesWords = folded(yes);
const noWords = folded(no);
const activeWords = folded(active);
const inactiveWords = folded(inactive);

/** Whether a cell says that a person is active; `yes` in a column such as "Blocked" says the opposite. Undefined: not understood. */
export function readState(text: string, column: 'active' | 'inactive'): boolean | undefined {
  const word = foldHeader(text);
  if (activeWords.has(word)) return true;
  if (inactiveWords.has(word)) return false;
  if (yesWords.has(word)) return column === 'active';
  return noWords.has(word) ? column === 'inactive' : undefined;
}

function folded(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(foldHeader));
}
