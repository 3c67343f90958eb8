import type { ConsoleLanguage } from './console-language.ts';

/** Written where the console is built (`scripts/console/first-files.ts`): names of files, by who needs them. */
export interface FirstFiles {
  readonly everybody: readonly string[];
  readonly strangers: readonly string[];
  /** By the pattern of the address: `/users/:id`. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/** What a browser that opens an address should ask for at once. */
export interface Opened {
  readonly url: string;
  readonly language: ConsoleLanguage;
  readonly isSignedIn: boolean;
  readonly font: string | undefined;
}

/** What every page of whoever is signed in reads before it is drawn, one after the other. */
const readFirst = ['/v1/sessions/current', '/v1/preferences'];

/** Links that make a browser ask at once for what it would come to ask for step by step. */
export function linksOf({ everybody, strangers, pages }: FirstFiles, { url, language, isSignedIn, font }: Opened): string {
  const scripts = [...everybody, ...(isSignedIn ? (pages[patternOf(url)] ?? []) : strangers)];
  return [
    ...scripts.map((file) => `<link rel="modulepreload" href="/console/${language}/${file}">`),
    ...(font === undefined ? [] : [`<link rel="preload" as="font" type="font/woff2" href="/console/${language}/${font}" crossorigin>`]),
    ...(isSignedIn ? readFirst.map((path) => `<link rel="preload" as="fetch" href="${path}" crossorigin>`) : []),
  ].join('');
}

/** `/users/7?asOf=…` → `/users/:id` */
function patternOf(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(/(?<=.)\/$/, '').replace(/\/\d+$/, '/:id');
}
