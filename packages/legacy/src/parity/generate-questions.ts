import type { OldTables } from './old-tables.ts';
import type { Question } from './service-answer.ts';

export interface GenerationRules {
  /** The same seed gives the same questions of the same tables. */
  readonly seed: string;
  readonly product: string | null;
  /** Other names of domains in Seatledger, by the name of the domain. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** Of each domain so many people are asked about whom nobody has, and so many under each alias. */
const strangersPerDomain = 2;
const askedPerAlias = 3;
/** One address in so many is asked in capitals, too. */
const capitalsOneIn = 16;

/**
 * Every address of the old database as it is written there, and in its normal form where that is another; some in capitals, some under the
 * aliases of their domains, and people of each domain whom nobody knows.
 */
export function* generateQuestions({ users }: Pick<OldTables, 'users'>, rules: GenerationRules): Generator<Question, void, void> {
  const { seed, product, aliases } = rules;
  const askedUnder = new Map<string, number>();
  const ask = (email: string): Question => ({ email, product });
  for (let row = 0; row < users.length; row += 1) {
    const { address, email, key } = users.at(row);
    const [first] = users.withAddress(address);
    if (first?.key === key || first?.address !== address) yield ask(address);
    if (email === null || users.withEmail(email)?.key !== key) continue;
    if (email !== address) yield ask(email);
    if (hashOf(`${seed} ${email}`) % capitalsOneIn === 0) yield ask(email.toUpperCase());
    const at = email.lastIndexOf('@');
    const domain = email.slice(at + 1);
    const asked = askedUnder.get(domain) ?? 0;
    askedUnder.set(domain, asked + 1);
    if (asked < askedPerAlias) for (const alias of aliases.get(domain) ?? []) yield ask(`${email.slice(0, at)}@${alias}`);
  }
  for (const domain of askedUnder.keys()) {
    for (let stranger = 0; stranger < strangersPerDomain; stranger += 1) {
      yield ask(`nobody.${hashOf(`${seed} ${domain} ${stranger}`).toString(36)}@${domain}`);
    }
  }
}

/** FNV-1a, 32 bits: spreads, and protects nothing. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
