import { domainNameOf } from '@seatledger/domain/user/user.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';

/** The things that commands on customers, domains, users and overrides name, each once. */
export interface NamedThings {
  readonly customerIds: readonly number[];
  readonly domainIds: readonly number[];
  /** Of the domains of addresses. */
  readonly domainNames: readonly string[];
  readonly userIds: readonly number[];
}

export function namedIn(commands: readonly CommandValue[]): NamedThings {
  return {
    customerIds: idsOf(commands, 'customer', 'customerId'),
    domainIds: idsOf(commands, 'domain', 'domainId'),
    domainNames: [...new Set(textsIn(commands, 'email').map(domainNameOf))],
    userIds: idsOf(commands, 'user', 'userId'),
  };
}

/** The texts that a field holds, each once. */
export function textsIn(records: readonly Readonly<Record<string, unknown>>[], field: string): readonly string[] {
  return [...new Set(records.map((record) => record[field]).filter((value) => typeof value === 'string'))];
}

/** A command on a thing of this kind calls it `id`, another one by `field`. */
function idsOf(commands: readonly CommandValue[], noun: string, field: string): readonly number[] {
  const named = commands.map((command) => command[command.kind.startsWith(`${noun}.`) ? 'id' : field]);
  return [...new Set(named.filter((value) => typeof value === 'number'))];
}
