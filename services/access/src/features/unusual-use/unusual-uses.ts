import { createHmac } from 'node:crypto';
import { unknownActor, type AuditRecorder } from '@seatledger/platform/commands/audit-recorder.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import type { Credential, CredentialUse, RefusedUse } from './credential.ts';
import { seeNetwork } from './seen-network-queries.ts';
import { usedNetwork } from './used-network.ts';

export interface UnusualUsesOptions {
  readonly kysely: Kysely<AccessSchema>;
  readonly recorder: AuditRecorder;
  /** Under which networks are hashed. */
  readonly secret: string;
  readonly onError: (message: string, error: Error) => void;
}

const kind = 'key.used-unusually';
const origin = 'api';
/** How long a network that has been written down is not written down again. */
const seenForMs = 60 * 60_000;
const remembered = 10_000;

/** Tells the audit of secrets that were used as nobody would expect. Nobody waits for it. */
export class UnusualUses {
  readonly #options: UnusualUsesOptions;
  /** When a network of a credential was last written down; what was met longest ago makes room. */
  readonly #seenAt = new Map<string, number>();
  readonly #writing = new Set<Promise<void>>();

  constructor(options: UnusualUsesOptions) {
    this.#options = options;
  }

  /** Whoever shows what was revoked or has expired, or shows it elsewhere, has not proved to be anybody. */
  refused(credential: Credential, how: RefusedUse, use: CredentialUse): void {
    this.#note(credential, how, unknownActor, use);
  }

  /** Tells of a credential that is used from a network for the first time, except for the first network of all. */
  accepted(credential: Credential, actor: CommandContext['actor'], use: CredentialUse): void {
    const network = usedNetwork(use.address);
    if (network === null) return;
    const key = `${credential.kind}/${credential.id}/${network}`;
    const at = Date.now();
    if (at - (this.#seenAt.get(key) ?? -Infinity) < seenForMs) return;
    this.#remember(key, at);
    const seeing = async (): Promise<void> => {
      const { kysely, secret } = this.#options;
      const isAnother = await seeNetwork(kysely, credential, createHmac('sha256', secret).update(key).digest());
      if (isAnother) this.#note(credential, 'new-network', actor, use);
    };
    const writing = seeing()
      .catch((error: Error) => {
        this.#seenAt.delete(key);
        this.#options.onError('the network from which a key was used could not be written down', error);
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /** Waits for what is being written. */
  async settle(): Promise<void> {
    await Promise.all(this.#writing);
  }

  #remember(key: string, at: number): void {
    this.#seenAt.delete(key);
    this.#seenAt.set(key, at);
    for (const oldest of this.#seenAt.keys())
      if (this.#seenAt.size > remembered) this.#seenAt.delete(oldest);
      else break;
  }

  #note(
    credential: Credential,
    how: RefusedUse | 'new-network',
    actor: CommandContext['actor'],
    { address, requestId, route }: CredentialUse,
  ): void {
    const { operatorId } = credential;
    this.#options.recorder.note({
      kind,
      subjectKind: credential.kind,
      subjectIds: [credential.id],
      // Each credential has events of its own.
      said: { how, route, credentialId: credential.id, ...(operatorId !== undefined && { operatorId }) },
      context: { actor, origin, address: clientAddress(address), requestId },
    });
  }
}
