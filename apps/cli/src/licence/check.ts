import { checkOnce } from '@seatledger/server';
import { openSession, sessionOptions } from '../session.ts';
import { table } from '../terminal.ts';
import { textOf, type Verb } from '../verb.ts';

export const checkLicence: Verb = {
  name: 'licence check',
  summary: 'Asks whether somebody has a licence; exit code 2 when not',
  usage: 'EMAIL [--product KEY]',
  options: { ...sessionOptions, product: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  async run([email = ''], values, terminal) {
    await using session = await openSession(values);
    const product = textOf(values, 'product');
    const answer = await checkOnce(
      session.installation.databaseUrls.licence,
      { email, ...(product !== undefined && { product }) },
      Date.now(),
    );
    const features = Object.entries(answer.features).map(([key, value]) => [`  ${key}`, String(value)]);
    const profile = answer.profile === null ? [] : [`Profile ${answer.profile}`];
    terminal.result(answer, [`${answer.status}: ${answer.detail}`, ...profile, table(features)].filter((line) => line !== '').join('\n'));
    return answer.valid ? 0 : 2;
  },
};
