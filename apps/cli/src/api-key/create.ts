import { scopes, type Scope } from '@seatledger/domain/api-key/api-key.ts';
import { openSession, sessionOptions } from '../session.ts';
import { listOf, requiredText, textOf, UsageError, type Verb } from '../verb.ts';

const defaultRequestsPerSecond = '100000';

export const createApiKey: Verb = {
  name: 'api-key create',
  summary: 'Makes a key for a service and shows it once',
  usage: '--name N --scope S [--scope S …] [--expires YYYY-MM-DD] [--rate REQUESTS_PER_SECOND] [--address CIDR …]',
  options: {
    ...sessionOptions,
    name: { type: 'string' },
    scope: { type: 'string', multiple: true },
    expires: { type: 'string' },
    rate: { type: 'string', default: defaultRequestsPerSecond },
    address: { type: 'string', multiple: true },
  },
  positionals: { least: 0, most: 0 },
  async run(_positionals, values, terminal) {
    const addresses = listOf(values, 'address').flatMap((text) => text.split(','));
    const request = {
      allowedAddresses: addresses.length === 0 ? null : addresses,
      name: requiredText(values, 'name'),
      scopes: readScopes(listOf(values, 'scope')),
      requestsPerSecond: Number(requiredText(values, 'rate')),
      expiresAt: readExpiry(textOf(values, 'expires')),
    };
    await using session = await openSession(values);
    const issued = await session.services.access.issueApiKey(request, session.context());
    terminal.note('Keep this key now: it is not shown again. It is in force within a second.');
    terminal.result({ ...request, ...issued }, issued.key);
    return 0;
  },
};

function readScopes(given: readonly string[]): readonly Scope[] {
  const known = `The scopes are: ${scopes.join(', ')}.`;
  if (given.length === 0) throw new UsageError(`--scope is needed. ${known}`);
  return given
    .flatMap((text) => text.split(','))
    .map((text) => {
      const scope = scopes.find((one) => one === text.trim());
      if (scope === undefined) throw new UsageError(`There is no scope ${text}. ${known}`);
      return scope;
    });
}

/** A date: the key works until the end of that day, UTC. Or an instant. */
function readExpiry(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return Temporal.PlainDate.from(text).add({ days: 1 }).toZonedDateTime('UTC').toInstant().toString();
    return Temporal.Instant.from(text).toString();
  } catch {
    throw new UsageError('--expires takes a date such as 2027-03-31, or an instant such as 2027-03-31T12:00:00Z.');
  }
}
