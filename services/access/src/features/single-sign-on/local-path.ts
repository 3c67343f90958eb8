import { z } from 'zod';

const anyOrigin = 'https://here.example';

/** A path on our own origin, as a browser would understand it; undefined where it leads elsewhere. */
function localPathOf(text: string): string | undefined {
  if (!/^\/(?![/\\])[^\\\p{C}]*$/u.test(text) || !URL.canParse(text, anyOrigin)) return undefined;
  const { origin, pathname, search, hash } = new URL(text, anyOrigin);
  // Dots are resolved by now, and must not have left two slashes at the front: that would be the name of a host.
  return origin === anyOrigin && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : undefined;
}

export const returnPath = z
  .string()
  .max(1000)
  .default('/')
  .transform((text, context): string => {
    const path = localPathOf(text);
    if (path !== undefined) return path;
    context.addIssue({ code: 'custom', message: 'must be a path on this server, such as /users?status=expired' });
    return z.NEVER;
  })
  .meta({ description: 'Where the browser goes in the end: a path on this server.' });

/** The same path, and why the sign-in was refused: `?signIn=refused&code=…`. */
export function refusedPath(path: string, code: string): string {
  const url = new URL(path, anyOrigin);
  url.searchParams.set('signIn', 'refused');
  url.searchParams.set('code', code);
  return `${url.pathname}${url.search}${url.hash}`;
}
