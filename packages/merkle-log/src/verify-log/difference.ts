/**
 * One way in which a log is not what it was. `index` counts in the log as it was, except for what was inserted: there it counts in the log
 * as it is.
 * - `moved`: stands at `to` of the log as it is.
 * - `swapped`: changed places with what stood at `with`.
 * - `cut_off`: `count` entries from `index` to the end are gone.
 */
export type Difference =
  | { readonly kind: 'edited'; readonly index: number; readonly actualIndex: number }
  | { readonly kind: 'deleted'; readonly index: number }
  | { readonly kind: 'inserted'; readonly index: number }
  | { readonly kind: 'moved'; readonly index: number; readonly to: number }
  | { readonly kind: 'swapped'; readonly index: number; readonly with: number }
  | { readonly kind: 'cut_off'; readonly index: number; readonly count: number };
