import type { Readable } from 'node:stream';

/** A customer's list, and how it is to be read and applied. */
export interface ListToImport {
  readonly fileName: string;
  readonly bytes: Readable;
  readonly domain: string;
  /** As it was typed. */
  readonly map: string | undefined;
  readonly dates: 'dmy' | 'mdy' | undefined;
  readonly profile: string | undefined;
  readonly dryRun: boolean;
  readonly skipRefused: boolean;
  /** For whoever approves it, where the policy asks for that. */
  readonly said: { readonly title?: string | undefined; readonly reason?: string | undefined; readonly 'apply-at'?: string | undefined };
}
