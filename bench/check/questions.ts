import { domainName, products, userNumber, type Population } from './population.ts';

/** What is asked: nine times in ten of somebody who has a licence, any of them, and once of somebody who has none. */
export const knownPart = 0.9;

export interface Question {
  readonly email: string;
  readonly product?: string;
  readonly nonce: string;
}

/** The same questions for the same population; `random` gives numbers from 0 to 1, not included. */
export function makeQuestion(population: Population, random: () => number): Question {
  const email = random() < knownPart ? knownAddress(population, random) : unknownAddress(population, random);
  const nonce = Math.floor(random() * 2 ** 48)
    .toString(36)
    .padStart(10, '0');
  const product = products[Math.floor(random() * (products.length + 1))];
  return product === undefined ? { email, nonce } : { email, product, nonce };
}

function knownAddress(population: Population, random: () => number): string {
  const { localPart, domain } = userNumber(population, Math.floor(random() * population.licences));
  return `${localPart}@${domainName(domain)}`;
}

/** Half of them at a domain that is a customer's. */
function unknownAddress(population: Population, random: () => number): string {
  const { localPart, domain } = userNumber(population, Math.floor(random() * population.licences));
  return random() < 0.5 ? `no.${localPart}@${domainName(domain)}` : `${localPart}@elsewhere${domain}.example`;
}
