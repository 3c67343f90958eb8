/** What is wrong with the log. Of the first four, and while no place outside can be read, nothing is signed. */
export type LogAlarmCode =
  /** A checkpoint outside is of more events than the database has: it was put back to an earlier state, or cut off. */
  | 'log_rolled_back'
  /** A checkpoint outside has another root than the log had at that size. */
  | 'log_contradicted'
  /** What lies outside is signed by nobody we know, is of another log, or is no checkpoint. */
  | 'checkpoint_not_ours'
  /** The tiles in the database do not lead to the root of the log. */
  | 'log_damaged'
  /** Events wait for their places in the log, or a transaction has been open for too long. */
  | 'sequencing_stalled'
  /** Checkpoints are not taken in by a place outside. */
  | 'place_unreachable';

/** `detail` tells a person what is wrong and what to do. */
export class LogAlarm extends Error {
  override readonly name = 'LogAlarm';
  readonly code: LogAlarmCode;
  constructor(code: LogAlarmCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}
