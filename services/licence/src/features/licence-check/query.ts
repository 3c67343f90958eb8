import { refusals, withErrors, type Refusal } from './problems.ts';
import type { LicenceQuestion } from './question.ts';

const known: ReadonlySet<string> = new Set(['email', 'product']);
const mostErrors = 100;

/** The question in the query of an address, its parameters as they are. */
export function queryOf(url: string): Partial<LicenceQuestion> | Refusal {
  const start = url.indexOf('?');
  const parameters = [...new URLSearchParams(start === -1 ? '' : url.slice(start + 1))];
  const errors = parameters.flatMap(([name], index) => {
    if (!known.has(name)) return [{ pointer: `/${name}`, code: 'unknown_field', detail: 'Leave this parameter out.' }];
    const isRepeated = parameters.findIndex(([other]) => other === name) < index;
    return isRepeated ? [{ pointer: `/${name}`, code: 'repeated', detail: 'Give this parameter once.' }] : [];
  });
  return errors.length > 0 ? withErrors(refusals.invalid_request, errors.slice(0, mostErrors)) : Object.fromEntries(parameters);
}
