import { HttpConnection, type AnswerListener } from '../check/http-client.ts';

/** `{"valid":t…` */
const validAt = '{"valid":'.length;
const letterT = 0x74;

/** Asks one check after the other over one connection. */
export class CheckAsker implements Disposable {
  readonly #head: string;
  #connection: HttpConnection | null = null;
  #answered = Promise.withResolvers<boolean>();

  private constructor(apiKey: string) {
    this.#head = `POST /v1/licences/check HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${apiKey}\r\nContent-Type: application/json\r\n`;
  }

  static async open(port: number, apiKey: string): Promise<CheckAsker> {
    const asker = new CheckAsker(apiKey);
    const onAnswer: AnswerListener = (status, chunk, bodyStart) => {
      if (status === 200) asker.#answered.resolve(chunk[bodyStart + validAt] === letterT);
      else asker.#answered.reject(new Error(`status ${status}`));
    };
    asker.#connection = await HttpConnection.open(port, onAnswer, (error) => asker.#answered.reject(error));
    return asker;
  }

  /** Whether somebody has a valid licence. */
  isValid(email: string): Promise<boolean> {
    this.#answered = Promise.withResolvers<boolean>();
    const body = JSON.stringify({ email });
    this.#connection?.send(Buffer.from(`${this.#head}Content-Length: ${body.length}\r\n\r\n${body}`, 'latin1'));
    return this.#answered.promise;
  }

  [Symbol.dispose](): void {
    this.#connection?.close();
  }
}
