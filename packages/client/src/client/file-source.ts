import { asLicenceError } from '../http/licence-error.ts';
import type { Patience } from '../http/transport.ts';
import type { KnownLicence } from '../licence/decide-licence.ts';
import type { Expectations } from '../signed-licence/signed-licence.ts';
import { verifySignedLicence } from '../signed-licence/verify-signed-licence.ts';
import type { Installation } from './installation.ts';
import type { Found, LicenceSource } from './licence-source.ts';

/** The text of a licence file, or what reads it. */
export type FileText = string | (() => string | Promise<string>);

/** A licence file, read again each time, so that another one may take its place. */
export class FileSource implements LicenceSource {
  readonly #file: FileText;
  readonly #installation: Installation;
  readonly #expectations: Expectations;

  constructor(file: FileText, installation: Installation, expectations: Expectations) {
    this.#file = file;
    this.#installation = installation;
    this.#expectations = expectations;
  }

  async find(known: KnownLicence, patience: Patience): Promise<Found> {
    const text = (await this.#read()).trim();
    const document =
      known.document?.text === text
        ? known.document
        : await verifySignedLicence(text, this.#expectations, (kid) => this.#installation.keys.find(kid, patience));
    return { answer: document.answer, document, isConfirmed: false, isTimeProven: false };
  }

  async #read(): Promise<string> {
    try {
      return typeof this.#file === 'string' ? this.#file : await this.#file();
    } catch (error) {
      throw asLicenceError(error, 'file_unavailable', 'The licence file cannot be read.');
    }
  }
}
