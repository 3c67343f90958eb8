import type { LeaseReason } from './lease.ts';

export type Locale = 'en' | 'fr';

/** `end`: until when it goes on working, as it is written. */
const sentences: Readonly<Record<Locale, Readonly<Record<LeaseReason, (end: string) => string>>>> = {
  en: {
    fresh: () => 'The licence has been confirmed lately.',
    stale: (end) => `The licence has not been confirmed for a while; connect to the internet soon. It works offline until ${end}.`,
    grace: (end) => `The licence works offline until ${end} and no longer: connect to the internet before then.`,
    ended: () => 'The licence has not been confirmed for too long. Connect to the internet to go on working.',
    revoked: () => 'This licence was withdrawn by its issuer. Connect to the internet to get a new one.',
    clock_put_back: () => 'The clock of this device is behind. Set the right date and time to go on working.',
    not_licensed: () => 'There is no valid licence.',
    outage: () => 'The licence cannot be confirmed at the moment; you can go on working meanwhile.',
    not_confirmed: () => 'The licence has not been confirmed on this device yet. Connect to the internet to begin working.',
  },
  fr: {
    fresh: () => 'La licence a été confirmée récemment.',
    stale: (end) =>
      `La licence n’a pas été confirmée depuis un certain temps ; connectez-vous bientôt à internet. Elle fonctionne hors ligne jusqu’au ${end}.`,
    grace: (end) => `La licence ne fonctionne plus hors ligne après le ${end} : connectez-vous à internet d’ici là.`,
    ended: () => 'La licence n’a pas été confirmée depuis trop longtemps. Connectez-vous à internet pour continuer à travailler.',
    revoked: () => 'Cette licence a été retirée par son émetteur. Connectez-vous à internet pour en obtenir une nouvelle.',
    clock_put_back: () => 'L’horloge de cet appareil retarde. Réglez la date et l’heure pour continuer à travailler.',
    not_licensed: () => 'Il n’y a pas de licence valable.',
    outage: () => 'La licence ne peut pas être confirmée pour le moment ; vous pouvez continuer à travailler en attendant.',
    not_confirmed: () => 'La licence n’a pas encore été confirmée sur cet appareil. Connectez-vous à internet pour commencer à travailler.',
  },
};

/** Why a licence stands where it does, as a plain sentence for the person. `graceUntil` in seconds; where there is no lease, 0. */
export function describeLease(reason: LeaseReason, graceUntil: number, locale: Locale, utcOffsetMinutes: number): string {
  return sentences[locale][reason](writtenInstant(graceUntil, locale, utcOffsetMinutes));
}

const months: Readonly<Record<Locale, string>> = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
};

/** `26 November 2026, 14:00` and `26 novembre 2026 à 14 h 00`: not by Intl, whose wording changes between platforms. */
function writtenInstant(instant: number, locale: Locale, utcOffsetMinutes: number): string {
  const local = new Date((instant + utcOffsetMinutes * 60) * 1000);
  const isFrench = locale === 'fr';
  const day = isFrench && local.getUTCDate() === 1 ? '1er' : local.getUTCDate();
  const [hours, minutes] = [local.getUTCHours(), local.getUTCMinutes()].map((part) => String(part).padStart(2, '0'));
  const time = isFrench ? ` à ${hours} h ${minutes}` : `, ${hours}:${minutes}`;
  return `${day} ${months[locale].split(' ')[local.getUTCMonth()]} ${local.getUTCFullYear()}${time}`;
}
