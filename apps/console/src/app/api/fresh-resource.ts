// The one place where Angular's own is taken.
// oxlint-disable-next-line no-restricted-imports
import { effect, resource, type ResourceOptions, type ResourceRef, untracked } from '@angular/core';

/**
 * Angular's `resource`, whose `reload()` is always heeded. Angular's does nothing while a read is under way; but that
 * read may have been answered before the change because of which `reload()` is called, and the page would stay behind.
 */
export function freshResource<Value, Params>(
  options: ResourceOptions<Value, Params> & { readonly defaultValue: NoInfer<Value> },
): ResourceRef<Value>;
export function freshResource<Value, Params>(options: ResourceOptions<Value, Params>): ResourceRef<Value | undefined>;
export function freshResource<Value, Params>(options: ResourceOptions<Value, Params>): ResourceRef<Value | undefined> {
  const read = resource(options);
  const reloadWhenIdle = read.reload.bind(read);
  let isWantedAgain = false;
  effect(() => {
    if (read.isLoading() || !isWantedAgain) return;
    isWantedAgain = false;
    untracked(reloadWhenIdle);
  });
  read.reload = () => {
    isWantedAgain = untracked(read.isLoading);
    return isWantedAgain || reloadWhenIdle();
  };
  return read;
}
