import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scopes } from '@seatledger/domain/api-key/api-key.ts';
import { createLogger } from '@seatledger/platform/telemetry/logger.ts';
import fc from 'fast-check';
import { assertDescribed, createTestDatabase } from '../../../tests/dev-env/dev-env.ts';
import { createHttp } from './http.ts';
import { createSampleVendor } from './sample/create-sample-vendor.ts';
import { sampleVendor } from './sample/sample-vendor.ts';
import { createServices } from './services.ts';
import { arbitraryRequest, type ArbitraryRequest, type OpenApiDocument } from './testing/arbitrary-requests.ts';

const requests = 20_000;
const together = 8;
const longestMs = 10_000;

const context = {
  actor: { kind: 'system', id: null, name: 'fuzz' },
  origin: 'task',
  address: null,
  requestId: 'fuzz',
  now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
} as const;

describe('the API', () => {
  it(`answers ${requests} requests of any kind as its document says, tells nothing of the inside, and never hangs`, async (t) => {
    const { urls, installationKey } = await createTestDatabase(t);
    const logger = createLogger('silent');
    await using services = createServices({ databaseUrls: urls, installationKey }, logger, {
      issuer: 'https://licences.example',
      trustedProxies: [],
    });
    const vendor = sampleVendor('2026-11-22');
    const small = {
      ...vendor,
      customers: vendor.customers.map((one) => ({
        ...one,
        domains: one.domains.map((domain) => ({ ...domain, users: domain.users.slice(0, 3) })),
      })),
    };
    await services.registry.executeTogether((execute) => createSampleVendor(execute, small), context);
    const { key } = await services.access.issueApiKey(
      { name: 'fuzz', scopes: [...scopes], requestsPerSecond: 1_000_000, expiresAt: null },
      context,
    );
    await services.licence.start();
    const app = createHttp(services, logger, {
      publicUrl: null,
      tls: null,
      trustedProxies: [],
      allowClearHttp: false,
      requestsPerMinute: 9_999_999,
    });
    t.after(() => app.close());
    await app.ready();
    const document = app.swagger() as unknown as OpenApiDocument;

    async function ask({ method, url, headers, payload, path }: ArbitraryRequest): Promise<void> {
      const authorization = `Bearer ${key}`;
      const asked = app.inject({
        method: method as 'GET',
        url,
        headers: { ...headers, authorization },
        ...(payload !== undefined && { payload }),
      });
      const response = await Promise.race([
        asked,
        new Promise<never>((_, reject) =>
          AbortSignal.timeout(longestMs).addEventListener('abort', () => reject(new Error(`${method} ${path} hangs`))),
        ),
      ]);
      const { statusCode, body } = response;
      assert.ok(statusCode < 500, `${method} ${url} ${payload ?? ''} → ${statusCode} ${body}`);
      assert.doesNotMatch(body, /node_modules|\.ts:\d+|select .* from |syntax error at/i);
      assertDescribed({ method, url, status: statusCode, header: (name) => response.headers[name]?.toString(), body });
    }

    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryRequest(document), { minLength: together, maxLength: together }), async (batch) => {
        await Promise.all(batch.map(ask));
      }),
      { numRuns: requests / together, endOnFailure: true },
    );
  });
});
