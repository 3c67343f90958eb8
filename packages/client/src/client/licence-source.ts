import type { Patience } from '../http/transport.ts';
import type { Answer } from '../licence/answer.ts';
import type { KnownLicence } from '../licence/decide-licence.ts';
import type { SignedLicence } from '../signed-licence/signed-licence.ts';

/** What was found out about one person. */
export interface Found {
  readonly answer: Answer;
  readonly document: SignedLicence | null;
  /** Whether the server has said so just now; a file may have been written long ago. */
  readonly isConfirmed: boolean;
  /** Whether the time was proven: by a document that was signed for this very question. */
  readonly isTimeProven: boolean;
}

/** Where licences come from: a server that is asked, or a file. */
export interface LicenceSource {
  /** Throws a LicenceError where nothing is found out. */
  find(known: KnownLicence, patience: Patience): Promise<Found>;
}
