import type { LicenceStatus } from '@seatledger/domain/licence/licence.ts';
import type { AnswerToTell } from '@seatledger/legacy/parity/adapter/write-reply.ts';
import type { Features } from '@seatledger/legacy/parity/service-answer.ts';

/** Asks Seatledger for a path. Throws {@link SeatledgerFault} for what is neither done nor not modified. */
export type Asking = (path: string, init: { readonly headers?: Record<string, string>; readonly json?: object }) => Promise<Response>;

/** Why Seatledger gave no answer, without anything of the question. */
export class SeatledgerFault extends Error {
  override readonly name = 'SeatledgerFault';
  /** Of the answer; null where there was none. */
  readonly status: number | null;
  constructor(detail: string, status: number | null = null) {
    super(detail);
    this.status = status;
  }
}

/** Longer than any check takes; whoever asks the old service must not wait much longer than before. */
const timeoutMs = 2_000;

export function askingOf(url: string, key: string): Asking {
  return async (path, { headers = {}, json }) => {
    const response = await fetch(new URL(path, url), {
      method: json === undefined ? 'GET' : 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { ...headers, authorization: `Bearer ${key}`, ...(json !== undefined && { 'content-type': 'application/json' }) },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    }).catch((error: Error) => {
      throw new SeatledgerFault(`${url} cannot be reached (${reasonOf(error)})`);
    });
    if (response.ok || response.status === 304) return response;
    const { code = '' } = (await response.json().catch(() => ({}))) as { readonly code?: string };
    throw new SeatledgerFault(`${url} answers ${response.status} ${code}`.trim(), response.status);
  };
}

function reasonOf({ name, cause }: Error): string {
  return name === 'TimeoutError'
    ? `not within ${timeoutMs / 1_000} seconds`
    : ((cause as { readonly code?: string } | undefined)?.code ?? name);
}

interface Answered {
  readonly valid: boolean;
  readonly status: LicenceStatus;
  readonly validUntil: string | null;
  readonly features: Features;
}

export async function checkLicence(
  asking: Asking,
  { email, product }: { readonly email: string; readonly product: string | null },
): Promise<AnswerToTell> {
  const response = await asking('/v1/licences/check', { json: { email, ...(product !== null && { product }) } });
  const { valid, status, validUntil, features } = (await response.json()) as Answered;
  return { isLicensed: valid, status, validUntil, features };
}
