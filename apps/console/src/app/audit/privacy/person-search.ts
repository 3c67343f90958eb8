import type { Answer } from '../../api/shapes.ts';

export type HeldPerson = Answer<'/v1/privacy/persons', 'get'>;

/** Whose data is looked at, and what is held. */
export interface FoundPerson extends HeldPerson {
  /** As it was typed. */
  readonly email: string;
}
