import { longDay, longInstant } from '../../words/dates.ts';
import { language, locale } from '../../words/locale.ts';
import { count } from '../../words/numbers.ts';
import type { LogMemoryFinding } from './log-memory.ts';

const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** The places in which checkpoints are kept, one after the other. The API names them in English. */
export function placesSentence(places: readonly string[]): string {
  return lists.format(places.map((place) => (language === 'fr' ? inFrench(place) : place)));
}

function inFrench(place: string): string {
  return place
    .replace(/^the folder /, 'le dossier ')
    .replace(/^the server at /, 'le serveur ')
    .replace(/^the mailbox for checkpoints$/, 'la boîte aux lettres des points de contrôle');
}

/** What this browser has to say of the log, in one sentence. */
export function memorySentence({ continuity, seen }: LogMemoryFinding, timeZone: string | undefined): string {
  const [at, size] = [seen === undefined ? '' : longInstant(seen.at, timeZone), count(seen?.size ?? 0)];
  switch (continuity) {
    case 'first':
      return $localize`:@@audit.memoryFirst:This browser sees the log for the first time, and remembers it from now on.`;
    case 'same':
    case 'continued':
      return $localize`:@@audit.memoryFits:It goes on from the log of ${size}:size: events that this browser saw on ${at}:at:.`;
    case 'another_log':
      return $localize`:@@audit.memoryAnother:This is not the log that this browser saw on ${at}:at:, but one under another name.`;
    case 'cut_off':
      return $localize`:@@audit.memoryCutOff:The log is shorter than the one of ${size}:size: events that this browser saw on ${at}:at:. Its end has been cut off.`;
    case 'rewritten':
      return $localize`:@@audit.memoryRewritten:The log has been rewritten: it does not begin with the ${size}:size: events that this browser saw on ${at}:at:.`;
    case 'not_signed':
      return $localize`:@@audit.memoryNotSigned:The log’s newest checkpoint does not bear the signature of its key.`;
  }
}

/** "of 25 November 2026", as far as it is known when a checkpoint was signed. */
export function verifiedSentence(
  size: number,
  signedAt: string | undefined,
  places: readonly string[],
  timeZone: string | undefined,
): string {
  const [number, kept] = [count(size), placesSentence(places)];
  if (signedAt === undefined) {
    return kept === ''
      ? $localize`:@@audit.verifiedPlain:Verified against checkpoint ${number}:size:`
      : $localize`:@@audit.verifiedKept:Verified against checkpoint ${number}:size:, kept in ${kept}:places:`;
  }
  const day = longDay(signedAt, timeZone);
  return kept === ''
    ? $localize`:@@audit.verifiedOf:Verified against checkpoint ${number}:size: of ${day}:day:`
    : $localize`:@@audit.verifiedOfKept:Verified against checkpoint ${number}:size: of ${day}:day:, kept in ${kept}:places:`;
}
