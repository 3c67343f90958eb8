import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';

const tenantId = z.guid({ error: 'must be the id of a tenant, such as 72f988bf-86f1-41af-91ab-2d7cd011db47' }).toLowerCase();
const domainName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, { error: 'must be a domain such as acme.example' })
  .toLowerCase();

/** RFC 6749, appendix A. */
const visible = z.string().regex(/^[\x20-\x7e]{1,500}$/, { error: 'must be of ASCII characters, 500 at most' });

const common = {
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, { error: 'must be small letters, digits and dashes, 32 at most: it is part of an address' }),
  name: z.string().trim().min(1).max(100),
  clientId: visible,
  clientSecret: visible.optional(),
  clientSecretFile: z.string().min(1).max(1000).optional(),
};

const providerEntry = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('google'), allowedDomains: z.array(domainName).min(1).max(100).nullable().default(null) }),
  z.strictObject({ ...common, kind: z.literal('microsoft'), allowedTenants: z.array(tenantId).min(1).max(100) }),
  z.strictObject({ ...common, kind: z.literal('oidc'), issuer: z.string().max(500).superRefine(refuseIssuer) }),
]);
const providerList = z
  .array(providerEntry)
  .max(20)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, { error: 'must have a key of its own for each provider' });

type WithSecret<Entry> = Entry extends unknown
  ? Readonly<Omit<Entry, 'clientSecret' | 'clientSecretFile'>> & {
      /** A KeyObject, because it shows nothing of itself when it is logged or turned into JSON. */
      readonly clientSecret: KeyObject;
    }
  : never;

/**
 * Where people may sign in instead of here, by OpenID Connect. `key` is part of the redirect URI; `allowedDomains`: of Google Workspace,
 * null: any account; `allowedTenants`: of Microsoft Entra.
 */
export type IdentityProvider = WithSecret<z.output<typeof providerEntry>>;

/** The providers of SEATLEDGER_SSO_FILE, or of SEATLEDGER_SSO itself: a JSON list. Throws {@link ConfigError}. */
export function readIdentityProviders(read: (variable: string) => string | undefined): readonly IdentityProvider[] {
  const inline = read('SEATLEDGER_SSO');
  const path = read('SEATLEDGER_SSO_FILE');
  if (inline !== undefined && path !== undefined)
    throw new ConfigError('SEATLEDGER_SSO', 'Set SEATLEDGER_SSO or SEATLEDGER_SSO_FILE, not both.');
  if (path !== undefined) return parseProviders('SEATLEDGER_SSO_FILE', readText('SEATLEDGER_SSO_FILE', path));
  return inline === undefined ? [] : parseProviders('SEATLEDGER_SSO', inline);
}

function parseProviders(setting: string, text: string): readonly IdentityProvider[] {
  const parsed = providerList.safeParse(parseJson(setting, text));
  if (parsed.success) return parsed.data.map((entry) => withSecret(setting, entry));
  const [issue] = parsed.error.issues;
  throw new ConfigError(setting, `${setting} cannot be used: /${(issue?.path ?? []).join('/')} ${issue?.message ?? 'is not valid'}.`);
}

/** The text is not repeated: it holds secrets. */
function parseJson(setting: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError(setting, `${setting} must hold a list of identity providers in JSON; this is not JSON.`);
  }
}

function withSecret(setting: string, { clientSecret, clientSecretFile, ...entry }: z.output<typeof providerEntry>): IdentityProvider {
  if ((clientSecret === undefined) === (clientSecretFile === undefined)) {
    throw new ConfigError(setting, `${setting} must give the provider ${entry.key} either a clientSecret or a clientSecretFile.`);
  }
  const secret = clientSecretFile === undefined ? (clientSecret ?? '') : readText(setting, clientSecretFile).trim();
  if (!visible.safeParse(secret).success)
    throw new ConfigError(setting, `The clientSecretFile of the provider ${entry.key} holds no client secret.`);
  return { ...entry, clientSecret: createSecretKey(Buffer.from(secret)) };
}

function readText(setting: string, path: string): string {
  try {
    return readFileSync(resolve(path), 'utf8');
  } catch (error) {
    throw new ConfigError(setting, `${path}, which ${setting} names, cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** OpenID Connect Discovery 1.0 §3; plain http for this machine only. */
function refuseIssuer(issuer: string, context: z.RefinementCtx): void {
  const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
  if (!URL.canParse(issuer)) return refuse('must be an address, such as https://login.acme.example');
  const { protocol, hostname, search, hash, username } = new URL(issuer);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopbackName(hostname))) return refuse('must begin with https://');
  if (search !== '' || hash !== '' || username !== '') return refuse('must have no query, no fragment and no user name');
  // Its shared endpoints speak for every tenant there is.
  if (hostname === 'login.microsoftonline.com') return refuse('is that of Microsoft: use "kind": "microsoft" with allowedTenants');
}

/** Whether a host of an address is this machine. */
export function isLoopbackName(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
