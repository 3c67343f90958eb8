import type { KeyObject } from 'node:crypto';
import { openEd25519Key, sealEd25519Key } from '@seatledger/platform/crypto/ed25519-key.ts';
import { createSecretBox, type SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { SigningState } from '../signing-keys/signing-state.ts';
import type { ApiKeyRow } from '../api-key/api-key.ts';
import type { FeedPosition } from '../change-feed/change-batch.ts';
import type { StoredIndex } from '../licence-index/index-store.ts';
import { LicenceIndex } from '../licence-index/licence-index.ts';
import type { SnapshotHead } from './snapshot-head.ts';
import { SnapshotRefused, type Sections, type SnapshotContent } from './snapshot-file.ts';

/** All that is known of the registry and of the API keys. */
export interface KnownState {
  readonly index: LicenceIndex;
  /** When the registry was last reached, epoch milliseconds. */
  readonly asOf: number;
  readonly last: FeedPosition;
  readonly apiKeys: readonly ApiKeyRow[];
  readonly signing: SigningState;
}

const shared = ['names', 'seats', 'domains', 'groups', 'blobs'] as const;
const slots = 'slots';

/** What private keys are sealed in: the file is authenticated, not encrypted. */
export function snapshotSeal(snapshotKey: KeyObject): SecretBox {
  return createSecretBox(snapshotKey, 'licence/snapshot-signing-keys');
}

/** Nothing is copied but the slots: what is given must be written before the index changes. Private keys are sealed in the box. */
export function contentOf({ index, apiKeys, signing, ...known }: KnownState, box: SecretBox): SnapshotContent {
  const stored = index.stored();
  const sections = new Map<string, SharedArrayBuffer>(shared.map((name) => [name, stored[name]]));
  sections.set(slots, stored.slots.buffer);
  const head = {
    ...known,
    sections: Array.from(sections, ([name, { byteLength }]) => ({ name, byteLength })),
    apiKeys: apiKeys.map((key) => ({ ...key, secretHash: key.secretHash.toString('base64') })),
    signing: sealedSigning(signing, box),
    fingerprintKey: Buffer.from(stored.key).toString('base64'),
    catalogue: stored.catalogue,
  };
  return { head, sections };
}

/** The index is made of the very memory that the snapshot was read into. */
export function stateOf({ head, sections }: SnapshotContent, box: SecretBox): KnownState {
  const section = (name: string): SharedArrayBuffer => sectionOf(sections, name);
  const stored: StoredIndex = {
    key: Buffer.from(head.fingerprintKey, 'base64'),
    catalogue: head.catalogue,
    names: section('names'),
    seats: section('seats'),
    domains: section('domains'),
    groups: section('groups'),
    blobs: section('blobs'),
    slots: new Int32Array(section(slots)),
  };
  const { asOf, last } = head;
  return {
    index: new LicenceIndex({ stored }),
    asOf,
    last,
    apiKeys: head.apiKeys.map((key) => ({ ...key, secretHash: Buffer.from(key.secretHash, 'base64') })),
    signing: openedSigning(head.signing, box),
  };
}

function sealedSigning({ keys, ...terms }: SigningState, box: SecretBox): SnapshotHead['signing'] {
  return {
    ...terms,
    keys: keys.map(({ privateKey, ...key }) => {
      return { ...key, sealedPrivateKey: privateKey && sealEd25519Key(box, key.kid, privateKey).toString('base64') };
    }),
  };
}

function openedSigning({ keys, ...terms }: SnapshotHead['signing'], box: SecretBox): SigningState {
  return {
    ...terms,
    keys: keys.map(({ sealedPrivateKey, ...key }) => {
      return {
        ...key,
        privateKey: sealedPrivateKey === null ? null : openEd25519Key(box, key.kid, Buffer.from(sealedPrivateKey, 'base64')),
      };
    }),
  };
}

function sectionOf(sections: Sections, name: string): SharedArrayBuffer {
  const section = sections.get(name);
  if (section === undefined) throw new SnapshotRefused(`It lacks the section ${name}.`);
  return section;
}
