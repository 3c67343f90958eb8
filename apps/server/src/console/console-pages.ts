import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preferredMediaType } from '@seatledger/platform/http/accept.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, languages, type ConsoleLanguage } from './console-language.ts';

/** Where the console is built to: a folder for each language. */
export const consoleFolder = fileURLToPath(new URL('../../../console/dist', import.meta.url));

/** The console's one page in each language, which draws whatever address it is opened at. */
export class ConsolePages {
  readonly #html: ReadonlyMap<ConsoleLanguage, string>;

  private constructor(html: ReadonlyMap<ConsoleLanguage, string>) {
    this.#html = html;
  }

  /** Undefined where the console was not built: the API does not need it. */
  static read(folder: string): ConsolePages | undefined {
    if (!existsSync(join(folder, 'en', 'index.html'))) return undefined;
    return new ConsolePages(new Map(languages.map((language) => [language, readFileSync(join(folder, language, 'index.html'), 'utf8')])));
  }

  /** Answers a browser that opens an address; says false to everything else. */
  answer(request: FastifyRequest, reply: FastifyReply): boolean {
    if (!opensAPage(request)) return false;
    const nonce = randomBytes(16).toString('base64');
    void reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('vary', 'accept-language, cookie')
      .type('text/html; charset=utf-8')
      .send(this.#html.get(languageOf(request.headers))?.replaceAll(nonceMark, nonce));
    return true;
  }
}

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
