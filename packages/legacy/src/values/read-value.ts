import type { FaultCode, RemarkCode } from '../mapping/faults.ts';

/** What a text becomes, or why it becomes nothing; `detail` is one sentence. */
export type ReadValue<Value> =
  | { readonly ok: true; readonly value: Value; readonly remark: ValueRemark | null }
  | { readonly ok: false; readonly code: FaultCode; readonly detail: string };

export interface ValueRemark {
  readonly code: RemarkCode;
  readonly detail: string;
}

export function read<Value>(value: Value, remark: ValueRemark | null = null): ReadValue<Value> {
  return { ok: true, value, remark };
}

export function unreadable(code: FaultCode, detail: string): ReadValue<never> {
  return { ok: false, code, detail };
}
