const months: Readonly<Record<'en' | 'fr', readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
};

/** `31 March 2027`. Written here rather than by Intl, whose wording changes between runtimes: the same day reads the same everywhere. */
export function writtenDate({ day, month, year }: Temporal.PlainDate, locale: 'en' | 'fr'): string {
  const dayText = locale === 'fr' && day === 1 ? '1er' : String(day);
  return `${dayText} ${months[locale][month - 1] ?? ''} ${year}`;
}
