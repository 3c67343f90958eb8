import { startServer, temporaryFolder } from '../../tests/end-to-end/seatledger.ts';

/**
 * A data folder as the first start leaves it behind, with the sample vendor or `--empty`: to copy it takes a fifth of the time that another
 * first start takes.
 */
export async function makeStartedFolder(...flags: string[]): Promise<AsyncDisposable & { readonly path: string }> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  await (await startServer(folder.path, ...flags)).stop();
  const made = stack.move();
  return { path: folder.path, [Symbol.asyncDispose]: () => made.disposeAsync() };
}
