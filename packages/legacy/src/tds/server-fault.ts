import { SourceError, type SourceErrorCode } from '../source/source-error.ts';
import type { ServerAddress } from './server-address.ts';

interface DriverError {
  readonly code?: string;
  readonly number?: number;
  readonly message?: string;
  readonly cause?: unknown;
}

/** What SQL Server or the driver complains of, in a sentence that says what to do. The driver's own words come last. */
export function serverFault(error: unknown, { host, port, instance, database }: ServerAddress): SourceError {
  if (error instanceof SourceError) return error;
  const fault = error as DriverError;
  const { code, advice } = explain(fault, `${host}${instance === undefined ? `:${port}` : `\\${instance}`}`, database);
  return new SourceError(code, `${advice} (${messageOf(fault)})`, { cause: error });
}

function explain(fault: DriverError, server: string, database: string): { readonly code: SourceErrorCode; readonly advice: string } {
  const numbered = fault.number === undefined ? undefined : byNumber(fault.number, database);
  if (numbered !== undefined) return numbered;
  if (fault.code === 'ELOGIN') {
    return {
      code: 'login_failed',
      advice: `${server} refused the login: check the user, the password and whether SQL Server logins are allowed.`,
    };
  }
  if (fault.code === 'ETIMEOUT') {
    return {
      code: 'timed_out',
      advice: `${server} did not answer in time: check the address and the firewall, or allow more time (--timeout).`,
    };
  }
  if (/certificate|self.signed|altname|unable to verify/i.test(messageOf(fault))) {
    return { code: 'cannot_connect', advice: `${server} shows a certificate that is not trusted: give its authority with --certificate.` };
  }
  if (/encrypt|TLS|SSL/i.test(messageOf(fault))) {
    return {
      code: 'cannot_connect',
      advice: `${server} and this program do not agree on encryption: try --encrypt strict, or --encrypt off in a network that you trust.`,
    };
  }
  if (fault.code === 'ESOCKET' || fault.code === 'EINSTLOOKUP') {
    return {
      code: 'cannot_connect',
      advice: `${server} cannot be reached: check the address, that TCP is enabled there, and the firewall.`,
    };
  }
  return { code: 'interrupted', advice: `The connection to ${server} broke off: begin again, nothing was changed there.` };
}

function byNumber(number: number, database: string): { readonly code: SourceErrorCode; readonly advice: string } | undefined {
  switch (number) {
    case 18_456:
    case 18_452:
      return { code: 'login_failed', advice: 'The user or the password is wrong.' };
    case 4_060:
      return { code: 'login_failed', advice: `There is no database ${database}, or this user may not use it.` };
    case 229:
    case 230:
    case 916:
      return { code: 'not_allowed', advice: `This user may not read all of ${database}: make it a member of db_datareader.` };
    case 1_205:
    case 1_222:
      return { code: 'interrupted', advice: 'Another program had locked rows: begin again, or allow snapshot isolation on the database.' };
    default:
      return undefined;
  }
}

function messageOf({ message = '', code = '', cause }: DriverError): string {
  const inner = cause instanceof Error && !message.includes(cause.message) ? `: ${cause.message}` : '';
  return `${message === '' ? code : message}${inner}`;
}
