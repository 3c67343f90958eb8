import { ApiProblem } from '@seatledger/api-client';
import type { Field } from './fields.ts';

/** What the API refused, in the words of the command line. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly problem: ApiProblem;
  readonly lines: readonly string[];
  constructor(problem: ApiProblem, fields: readonly Field[], subject?: Field) {
    const lines = linesOf(problem, (pointer) => nameOf(pointer, fields, subject));
    super(lines.join('\n'));
    this.problem = problem;
    this.lines = lines;
  }
}

/** Puts what the API refused of these fields in the words of the command line, and throws everything else as it is. */
export function refusedIn(fields: readonly Field[], subject?: Field): (error: unknown) => never {
  return (error) => {
    throw error instanceof ApiProblem ? new ApiRefusal(error, fields, subject) : error;
  };
}

function linesOf(problem: ApiProblem, name: (pointer: string) => string): readonly string[] {
  const { errors, message } = problem;
  const hint = hints[problem.code];
  const culprits = errors.map(({ pointer, detail }) => (detail === message ? undefined : `${name(pointer)}: ${detail}`));
  const said = problem.code === 'invalid_request' && errors.length > 0 ? [] : [ownWords[problem.code] ?? message];
  return [...said, ...culprits.filter((line) => line !== undefined), ...(hint === undefined ? [] : [hint])];
}

/** Where the API speaks of headers. */
const ownWords: Readonly<Record<string, string>> = {
  precondition_required: 'Nothing was done. Say which version was looked at: --if-version N, as "read" shows it.',
};

const hints: Readonly<Record<string, string>> = {
  version_changed: 'Nothing was done. Repeat the command to make the change to what it is now.',
  invalid_token:
    'Make another: a personal token in the console, or a key with "seatledger api-key create" beside the server. ' +
    'Then "seatledger remote add NAME --url URL" again.',
  session_required: 'Do this in the console. A personal token takes itself back, and nothing else of its owner.',
  not_a_person: 'Choose a remote with a personal token (slp_…).',
  step_up_required: 'A token cannot show a second factor: do this in the console, or beside the server (--remote local).',
};

/** `/validity/until` is `--until` to whoever types it; what stands without an option's name goes by its place in the usage. */
function nameOf(pointer: string, fields: readonly Field[], subject: Field | undefined): string {
  const [name = '', ...rest] = pointer.replace(/^\//, '').split('/');
  const ofProperty = fields.filter(({ path }) => path[0] === name);
  const field = ofProperty.find(({ path }) => path[1] === undefined || path[1] === rest[0]) ?? ofProperty[0];
  if (field === subject) return field?.option.toUpperCase() ?? name;
  return field === undefined ? name : `--${field.option}${field.path[1] === undefined && rest.length > 0 ? ` (${rest.join('/')})` : ''}`;
}
