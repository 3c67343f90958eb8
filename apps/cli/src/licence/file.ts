import { bodyOf } from '@seatledger/api-client';
import { connectionOptions, openConnection } from '../connection/connection.ts';
import { requiredText, type Verb } from '../verb.ts';
import { createWholeFile } from '../whole-file.ts';

export const issueLicenceFile: Verb = {
  name: 'licence file',
  summary: 'Signs a licence file for a machine without a network',
  usage: 'EMAIL --product KEY --until DATE --reason REASON [--output FILE]',
  options: {
    ...connectionOptions,
    product: { type: 'string' },
    until: { type: 'string' },
    reason: { type: 'string' },
    output: { type: 'string' },
  },
  positionals: { least: 1, most: 1 },
  async run([email = ''], values, terminal) {
    const body = {
      email,
      product: requiredText(values, 'product'),
      until: requiredText(values, 'until'),
      reason: requiredText(values, 'reason'),
    };
    const output = typeof values['output'] === 'string' ? values['output'] : undefined;
    // Looked at before anything is handed out: what cannot be written would be lost.
    await using file = await createWholeFile(output);
    await using connection = await openConnection(values);
    const issued = await bodyOf(connection.client.POST('/v1/licence-files', { body }));
    const { licenceFile, ...said } = issued;
    await file?.write(Buffer.from(`${licenceFile}\n`));
    await file?.finish();
    const words = `Licence file ${said.id} for ${said.email ?? email}, ${said.product}, until ${said.until}.`;
    if (output === undefined) {
      terminal.note(`${words} Keep it now: it is not shown again.`);
      terminal.result(issued, licenceFile);
    } else terminal.result({ ...said, output }, `${words} Written to ${output}.`);
    return 0;
  },
};
