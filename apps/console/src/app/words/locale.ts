/** The language that this page was built in. */
export type Language = 'en' | 'fr';

export const language: Language = document.documentElement.lang.startsWith('fr') ? 'fr' : 'en';

/** As `Intl` names it: English is the British one. */
export const locale = language === 'fr' ? 'fr-FR' : 'en-GB';

/** A language has pages of its own, so that a person who chooses another gets a new page; the server goes by this cookie. */
export function chooseLanguage(chosen: Language): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `seatledger_language=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  if (chosen !== language) location.reload();
}
