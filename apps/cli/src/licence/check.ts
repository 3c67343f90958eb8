import { ApiProblem, bodyOf, type components } from '@seatledger/api-client';
import { connectTo, connectionOptions } from '../connection/connection.ts';
import { openInstallationSession } from '../connection/installation-session.ts';
import { chooseRemote } from '../remote/choose-remote.ts';
import { table } from '../terminal.ts';
import { textOf, type Arguments, type Verb } from '../verb.ts';

type Question = components['schemas']['LicenceQuestion'] & { readonly email: string };
type Answer = components['schemas']['LicenceAnswer'];

export const checkLicence: Verb = {
  name: 'licence check',
  summary: 'Asks whether somebody has a licence; exit code 2 when not',
  usage: 'EMAIL [--product KEY]',
  options: { ...connectionOptions, product: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  async run([email = ''], values, terminal) {
    const product = textOf(values, 'product');
    const answer = await ask({ email, ...(product !== undefined && { product }) }, values);
    const features = Object.entries(answer.features).map(([key, value]) => [`  ${key}`, String(value)]);
    const profile = answer.profile === null ? [] : [`Profile ${answer.profile}`];
    terminal.result(answer, [`${answer.status}: ${answer.detail}`, ...profile, table(features)].filter((line) => line !== '').join('\n'));
    return answer.valid ? 0 : 2;
  },
};

/** Locally from the registry as it is at this moment: the index in memory is the running server's. */
async function ask(question: Question, values: Arguments): Promise<Answer> {
  const remote = await chooseRemote(values);
  if (remote !== undefined) return bodyOf(connectTo(remote).client.POST('/v1/licences/check', { body: question }));
  await using session = await openInstallationSession(values);
  const { checkOnce, InvalidQuestion } = await import('@seatledger/server');
  try {
    return await checkOnce(session.installation.databaseUrls.licence, question, Date.now());
  } catch (error) {
    throw error instanceof InvalidQuestion ? new ApiProblem(400, { code: 'invalid_request', errors: error.errors }) : error;
  }
}
