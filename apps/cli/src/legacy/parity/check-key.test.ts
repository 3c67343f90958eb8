import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { afterEach, describe, it } from 'node:test';
import { createApiClient } from '@seatledger/api-client';
import { openCheckKey } from './check-key.ts';

class Interrupted extends EventEmitter {
  exit(code: number): void {
    this.emit('exit', code);
  }
}

/** The API, as far as keys go. */
function keysApi(isAllowed: boolean) {
  const asked: string[] = [];
  const client = createApiClient({
    baseUrl: 'http://seatledger.example',
    fetch: async (request) => {
      asked.push(new URL(request.url).pathname);
      const body = isAllowed
        ? { key: 'sl_made', keyId: 'abcdefghijkl' }
        : { status: 403, code: 'forbidden', title: 'Forbidden', detail: 'No.' };
      return new Response(JSON.stringify(body), { status: isAllowed ? 201 : 403, headers: { 'content-type': 'application/problem+json' } });
    },
  });
  return { client, asked };
}

const wanted = { name: 'Parity run', scopes: ['licence:check'], lifetimeHours: 6 } as const;
const made = ['/v1/api-keys', '/v1/api-keys/abcdefghijkl/actions/revoke'];

describe('the key that licences are checked with', () => {
  afterEach(() => delete process.env['SEATLEDGER_API_KEY']);

  it('is the one of the environment, and then none is made', async () => {
    process.env['SEATLEDGER_API_KEY'] = 'sl_given';
    const { client, asked } = keysApi(true);
    {
      await using opened = await openCheckKey(client, wanted);
      assert.equal(opened.key, 'sl_given');
    }
    assert.deepEqual(asked, []);
  });

  it('is made for the run and revoked at its end', async () => {
    const { client, asked } = keysApi(true);
    const process = new Interrupted();
    {
      await using opened = await openCheckKey(client, wanted, process);
      assert.equal(opened.key, 'sl_made');
    }
    assert.deepEqual(asked, made);
    assert.deepEqual(process.eventNames(), []);
  });

  it('is revoked when the run is interrupted, before it ends', async () => {
    const { client, asked } = keysApi(true);
    const process = new Interrupted();
    await openCheckKey(client, wanted, process);
    const exited = once(process, 'exit');
    process.emit('SIGINT', 'SIGINT');
    assert.deepEqual(await exited, [130]);
    assert.deepEqual(asked, made);
  });

  it('has to be given where none may be made, and the message says which', async () => {
    const { client } = keysApi(false);
    await assert.rejects(openCheckKey(client, wanted, new Interrupted()), {
      code: 'usage',
      message: /set SEATLEDGER_API_KEY to one with the scope licence:check/,
    });
  });
});
