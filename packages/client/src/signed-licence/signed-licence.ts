import type { Answer } from '../licence/answer.ts';
import type { Lease } from '../licence/lease.ts';

/** What a document is: signed for a while by a server that was asked, or issued as a file for a machine without network. */
export type DocumentType = 'licence+jwt' | 'licence-file+jwt';

/** A signed licence whose signature was verified, and which is meant for this product. */
export interface SignedLicence {
  /** The document itself: a compact JWS. */
  readonly text: string;
  /** Whose licence it is: an address in its normal form. */
  readonly subject: string;
  readonly lease: Lease;
  readonly epoch: number;
  /** As it was asked with; null where it was not. */
  readonly nonce: string | null;
  readonly answer: Answer;
}

/** Whom and what a document has to be for. */
export interface Expectations {
  readonly type: DocumentType;
  readonly issuer: string;
  readonly product: string;
  /** An address in its normal form; undefined where it may be anybody's. */
  readonly subject: string | undefined;
}
