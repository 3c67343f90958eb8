import { openSession, sessionOptions } from '../session.ts';
import { table } from '../terminal.ts';
import type { Verb } from '../verb.ts';

export const listApiKeys: Verb = {
  name: 'api-key list',
  summary: 'Lists the keys, without their secrets',
  usage: '',
  options: sessionOptions,
  positionals: { least: 0, most: 0 },
  async run(_positionals, values, terminal) {
    await using session = await openSession(values);
    const keys = await session.services.access.listApiKeys();
    const rows = keys.map((key) => [key.keyId, key.name, key.scopes.join(','), key.expiresAt ?? 'never', key.revokedAt ?? '']);
    terminal.result(keys, table([['ID', 'NAME', 'SCOPES', 'EXPIRES', 'REVOKED'], ...rows]));
    return 0;
  },
};
