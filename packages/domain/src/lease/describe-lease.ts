import { writtenDate } from '../validity/written-date.ts';
import type { LeaseDecision, LeaseReason } from './decide-lease.ts';

type Locale = 'en' | 'fr';

/** `end`: until when it goes on working, as it is written. */
const sentences: Readonly<Record<Locale, Readonly<Record<LeaseReason, (end: string) => string>>>> = {
  en: {
    fresh: () => 'The licence has been confirmed lately.',
    stale: (end) => `The licence has not been confirmed for a while; connect to the internet soon. It works offline until ${end}.`,
    grace: (end) => `The licence works offline until ${end} and no longer: connect to the internet before then.`,
    ended: () => 'The licence has not been confirmed for too long. Connect to the internet to go on working.',
    revoked: () => 'This licence was withdrawn by its issuer. Connect to the internet to get a new one.',
    clock_put_back: () => 'The clock of this device is behind. Set the right date and time to go on working.',
  },
  fr: {
    fresh: () => 'La licence a été confirmée récemment.',
    stale: (end) =>
      `La licence n’a pas été confirmée depuis un certain temps ; connectez-vous bientôt à internet. Elle fonctionne hors ligne jusqu’au ${end}.`,
    grace: (end) => `La licence ne fonctionne plus hors ligne après le ${end} : connectez-vous à internet d’ici là.`,
    ended: () => 'La licence n’a pas été confirmée depuis trop longtemps. Connectez-vous à internet pour continuer à travailler.',
    revoked: () => 'Cette licence a été retirée par son émetteur. Connectez-vous à internet pour en obtenir une nouvelle.',
    clock_put_back: () => 'L’horloge de cet appareil retarde. Réglez la date et l’heure pour continuer à travailler.',
  },
};

/**
 * The step of a signed licence as a plain sentence for the person. `graceUntil` (a NumericDate) is when it ends altogether, written by
 * the person's clock: `utcOffsetMinutes` is +60 where it is an hour ahead of UTC.
 */
export function describeLease({ reason }: LeaseDecision, graceUntil: number, locale: Locale, utcOffsetMinutes = 0): string {
  return sentences[locale][reason](writtenInstant(graceUntil, locale, utcOffsetMinutes));
}

/** `26 November 2026, 14:00` and `26 novembre 2026 à 14 h 00`. */
function writtenInstant(instant: number, locale: Locale, utcOffsetMinutes: number): string {
  const local = new Date((instant + utcOffsetMinutes * 60) * 1000).toISOString();
  const [date = '', time = ''] = local.split('T');
  const day = writtenDate(Temporal.PlainDate.from(date), locale);
  const [hours, minutes] = time.split(':');
  return locale === 'fr' ? `${day} à ${hours} h ${minutes}` : `${day}, ${hours}:${minutes}`;
}
