import { createLicenceClient } from '../client/licence-client.ts';
import type { LicenceClientOptions, OutageOptions, ServerOptions } from '../client/options.ts';
import type { LicenceClient } from '../client/person-licence.ts';
import type { LicenceError } from '../http/licence-error.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';

/** As the sample's catalogue has them. */
export interface SampleFeatures {
  readonly 'cube.connect': boolean;
  readonly 'cube.write': boolean;
  readonly 'adhoc.maxRows': number;
  readonly 'export.format': 'csv' | 'xlsx';
}

type ClientOptions = Partial<Omit<LicenceClientOptions<SampleFeatures>, keyof OutageOptions<SampleFeatures> | 'file'>> &
  OutageOptions<SampleFeatures> &
  Partial<Pick<ServerOptions, 'keys' | 'token'>>;

export interface TestClient {
  readonly clock: FakeClock;
  readonly server: FakeServer;
  /** Everything that `onError` was told. */
  readonly errors: LicenceError[];
  readonly client: LicenceClient<SampleFeatures>;
  /** Another client of the same server, as after a restart or in another window. */
  readonly another: (options?: ClientOptions) => LicenceClient<SampleFeatures>;
}

/** A client of a fake server, by a fake clock, without anything left to chance. */
export function testClient(options: ClientOptions = {}): TestClient {
  const clock = new FakeClock();
  const server = new FakeServer(clock);
  const errors: LicenceError[] = [];
  const another = (others: ClientOptions = {}): LicenceClient<SampleFeatures> =>
    createLicenceClient<SampleFeatures>({
      url: server.installation.issuer,
      product: 'excel-addin',
      token: 'the token',
      clock,
      fetch: server.fetch as typeof fetch,
      random: () => 0.5,
      onError: (error) => errors.push(error),
      ...options,
      ...others,
    } as LicenceClientOptions<SampleFeatures>);
  return { clock, server, errors, client: another(), another };
}

export const minute = 60_000;
export const day = 86_400_000;
