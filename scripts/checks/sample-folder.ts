import { startServer, temporaryFolder } from '../../tests/end-to-end/seatledger.ts';

/** A data folder as the first start leaves it behind, sample vendor included: to copy it takes a fifth of the time that another first start takes. */
export async function makeSampleFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  await (await startServer(folder.path)).stop();
  const made = stack.move();
  return { path: folder.path, [Symbol.asyncDispose]: () => made.disposeAsync() };
}
