import { randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preferredMediaType } from '@seatledger/platform/http/accept.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, languages, type ConsoleLanguage } from './console-language.ts';
import { linksOf, type FirstFiles } from './page-links.ts';

/** Where the console is built to: a folder for each language. */
export const consoleFolder = fileURLToPath(new URL('../../../console/dist', import.meta.url));

interface BuiltPage {
  readonly html: string;
  readonly firstFiles: FirstFiles;
  /** Of the alphabet that both languages are written in. */
  readonly font: string | undefined;
}

/** The console's one page in each language, which draws whatever address it is opened at. */
export class ConsolePages {
  readonly #pages: ReadonlyMap<ConsoleLanguage, BuiltPage>;

  private constructor(pages: ReadonlyMap<ConsoleLanguage, BuiltPage>) {
    this.#pages = pages;
  }

  /** Undefined where the console was not built: the API does not need it. */
  static read(folder: string): ConsolePages | undefined {
    if (!existsSync(join(folder, '.built-from'))) return undefined;
    return new ConsolePages(new Map(languages.map((language) => [language, readPage(join(folder, language))])));
  }

  /** Answers a browser that opens an address; says false to everything else. */
  answer(request: FastifyRequest, reply: FastifyReply): boolean {
    if (!opensAPage(request)) return false;
    const nonce = randomBytes(16).toString('base64');
    void reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('vary', 'accept-language, cookie')
      .type('text/html; charset=utf-8')
      .send(this.#htmlOf(request).replaceAll(nonceMark, nonce));
    return true;
  }

  #htmlOf({ url, headers }: FastifyRequest): string {
    const language = languageOf(headers);
    const page = this.#pages.get(language);
    if (page === undefined) throw new Error(`The console was not built in ${language}.`);
    const isSignedIn = sessionCookie.test(headers.cookie ?? '');
    return page.html.replace('</head>', `${linksOf(page.firstFiles, { url, language, isSignedIn, font: page.font })}</head>`);
  }
}

function readPage(folder: string): BuiltPage {
  const [font] = globSync('media/inter-latin-wght-normal-*.woff2', { cwd: folder });
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const firstFiles = JSON.parse(readFileSync(join(folder, 'first-files.json'), 'utf8')) as FirstFiles;
  return { html, firstFiles, font };
}

/** Whether it still opens a session does not matter here: it says what the browser is likely to need. */
const sessionCookie = /(?:^|;\s*)(?:__Host-)?seatledger=/;

/** Put into the page where it is built. Angular gives the nonce to the styles of its components. */
const nonceMark = '%NONCE%';

const ownPaths = /^\/(v1|oauth|scim|console|\.well-known)\//;

function opensAPage({ method, url, headers }: FastifyRequest): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || ownPaths.test(url)) return false;
  return preferredMediaType(headers.accept, ['application/json', 'text/html']) === 'text/html';
}

/** Nothing but what comes from here; styles need the page's nonce, and texts become markup by Angular's compiler alone. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "base-uri 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler',
  ].join('; ');
}
