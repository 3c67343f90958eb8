import { createInstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { createLogger } from '@seatledger/platform/telemetry/logger.ts';
import { createHttp } from './http.ts';
import { createServices } from './services.ts';

const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';

/** The document that a server gives at /openapi.json, made without a database: describing routes asks it nothing. */
export async function openApiDocument(): Promise<object> {
  const logger = createLogger('silent');
  const databaseUrls = { audit: nowhere, registry: nowhere, access: nowhere, licence: nowhere };
  const installationKey = createInstallationKey();
  await using services = createServices({ databaseUrls, installationKey }, logger, {
    issuer: 'https://licences.example',
    trustedProxies: [],
  });
  const app = createHttp(services, logger, {
    publicUrl: null,
    tls: null,
    trustedProxies: [],
    allowClearHttp: false,
    requestsPerMinute: 1,
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
