import assert from 'node:assert/strict';
import type { testApi } from '../../test-api.ts';

interface UploadOptions {
  readonly as?: string;
  readonly key?: string;
}

/** A customer with seats in a domain, and staff lists for it over real connections. */
export function testLeaverChecks(api: ReturnType<typeof testApi>) {
  async function acme(names: readonly string[], fields: object = {}) {
    const { id: customerId } = await api.customer();
    const { id } = await api.domain(customerId, 'acme.example', { aliases: ['acme-group.example'], ...fields });
    const userIds = new Map<string, string>();
    for (const name of names) userIds.set(name, String((await api.user(`${name}@acme.example`)).id));
    return { customerId, domainId: String(id), userIds };
  }

  async function upload(list: string | Buffer, query = 'domain=acme.example', { as = 'everybody', key }: UploadOptions = {}) {
    const response = await api.fetched(`/v1/leaver-checks?${query}`, {
      method: 'POST',
      as,
      headers: { 'content-type': 'text/csv', ...(key !== undefined && { 'idempotency-key': key }) },
      body: typeof list === 'string' ? list : new Uint8Array(list),
    });
    const body = (await response.json()) as Record<string, never>;
    return { status: response.status, location: response.headers.get('location'), body };
  }

  /** Uploads a staff list that has to be taken, and gives the path of the check. */
  async function compared(list: string | Buffer, query?: string): Promise<string> {
    const { status, location, body } = await upload(list, query);
    assert.equal(status, 201, JSON.stringify(body));
    return location ?? '';
  }

  /** Uploads a staff list that has to be refused so, and leaves nothing behind. */
  async function refusesUpload(status: number, code: string, list: string, query?: string): Promise<string> {
    let detail = '';
    await api.registry.changesNothing(async () => {
      const answer = await upload(list, query);
      assert.deepEqual([answer.status, answer.body['code']], [status, code], JSON.stringify(answer.body));
      detail = String(answer.body['detail']);
    });
    return detail;
  }

  /** The leavers of a check, by the part of the address before the @, and what has become of them. */
  async function leavers(path: string, query = ''): Promise<unknown[]> {
    const { items = [] } = (await api.get(`${path}/leavers${query}`)).body;
    return items.map(({ email, state }) => [email === null ? null : String(email).split('@')[0], state]);
  }

  const propose = (path: string, body: object, options: object = {}) => api.post(`${path}/actions/propose`, body, options);

  const names = async () => (await api.registry.rows('select local_part from users order by 1')).map((row) => row['local_part']);

  return { acme, upload, compared, refusesUpload, leavers, propose, names };
}
