import assert from 'node:assert/strict';
import type { testApi } from '../../test-api.ts';

export interface UploadOptions {
  readonly as?: string;
  readonly key?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A customer with a domain, and uploads into it over real connections. */
export function testImports(api: ReturnType<typeof testApi>) {
  async function acme(fields: object = {}) {
    const { id: customerId } = await api.customer();
    const { id: domainId } = await api.domain(customerId, 'acme.example', fields);
    return { customerId, domainId };
  }

  async function upload(
    list: string | Buffer,
    query = 'domain=acme.example',
    { as = 'everybody', key, type, headers }: UploadOptions = {},
  ) {
    const response = await api.fetched(`/v1/imports?${query}`, {
      method: 'POST',
      as,
      headers: { 'content-type': type ?? 'text/csv', ...(key !== undefined && { 'idempotency-key': key }), ...headers },
      body: typeof list === 'string' ? list : new Uint8Array(list),
    });
    const { headers: answered, status } = response;
    return {
      status,
      etag: answered.get('etag'),
      location: answered.get('location'),
      body: (await response.json()) as Record<string, never>,
    };
  }

  /** Uploads a list that has to be taken, and gives the path of the import. */
  async function uploaded(list: string | Buffer, query?: string): Promise<string> {
    const { status, location, body } = await upload(list, query);
    assert.equal(status, 201, JSON.stringify(body));
    return location ?? '';
  }

  /** Uploads a list that has to be refused so, and leaves nothing behind. */
  async function refusesUpload(
    status: number,
    code: string,
    list: string | Buffer,
    query?: string,
    options?: UploadOptions,
  ): Promise<string> {
    let detail = '';
    await api.registry.changesNothing(async () => {
      const answer = await upload(list, query, options);
      assert.deepEqual([answer.status, answer.body['code']], [status, code], JSON.stringify(answer.body));
      detail = String(answer.body['detail']);
    });
    return detail;
  }

  const apply = (path: string, ifMatch: number | string = 1, options: object = {}) =>
    api.ask('POST', `${path}/actions/apply`, { ifMatch, ...options });

  const names = async () => (await api.registry.rows('select local_part from users order by 1')).map((row) => row['local_part']);

  return { acme, upload, uploaded, refusesUpload, apply, names };
}
