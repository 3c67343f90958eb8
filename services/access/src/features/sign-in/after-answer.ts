import type { SignInDependencies } from './dependencies.ts';

/** Work whose time must tell the caller nothing. What goes wrong is logged as `failure`. */
export function afterAnswer({ onError }: Pick<SignInDependencies, 'onError'>, failure: string, work: () => Promise<void>): void {
  setImmediate(() => {
    work().catch((error: unknown) => onError(failure, error instanceof Error ? error : new Error(String(error))));
  });
}
