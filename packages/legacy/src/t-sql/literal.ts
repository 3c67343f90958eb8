/** A value as it is written in a script. Numbers have no `+` and no currency sign; `date` is a text of the form that sources give dates in. */
export type Literal =
  | { readonly kind: 'text' | 'number' | 'binary' | 'date' | 'unread'; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'default' };

export const nullLiteral: Literal = { kind: 'null' };
export const defaultLiteral: Literal = { kind: 'default' };
