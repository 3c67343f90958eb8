import { openSession, sessionOptions } from '../session.ts';
import type { Verb } from '../verb.ts';

const keyIdLength = 12;

export const revokeApiKey: Verb = {
  name: 'api-key revoke',
  summary: 'Refuses a key from now on',
  usage: 'KEY_ID',
  options: sessionOptions,
  positionals: { least: 1, most: 1 },
  async run([given = ''], values, terminal) {
    // The whole key is taken too: whoever found a leaked one has nothing else.
    const keyId = given.startsWith('sl_') ? given.slice(3, 3 + keyIdLength) : given;
    await using session = await openSession(values);
    const { outcome } = await session.services.access.execute({ kind: 'api-key.revoke', keyId }, session.context());
    terminal.result({ keyId, outcome }, outcome === 'changed' ? `Revoked ${keyId}.` : `${keyId} was revoked already.`);
    return 0;
  },
};
