import type { SourceNotice, SourceNoticeCode } from './source-notice.ts';

/** A source that goes wrong in a thousand ways is told of a thousand. */
const maxNotices = 1_000;

/** Notices, the same one once, with how often. */
export class NoticeLog {
  readonly #notices = new Map<string, { -readonly [Field in keyof SourceNotice]: SourceNotice[Field] }>();

  add(code: SourceNoticeCode, line: number | null, text: string, file: string | null): void {
    const isOneTooMany = this.#notices.size >= maxNotices && !this.#notices.has(`${code} ${text}`);
    const told = isOneTooMany ? 'There are more of this kind than are listed.' : text;
    const known = this.#notices.get(`${code} ${told}`);
    if (known === undefined) this.#notices.set(`${code} ${told}`, { code, file, line, text: told, count: 1 });
    else known.count += 1;
  }

  all(): readonly SourceNotice[] {
    return [...this.#notices.values()];
  }
}
