import { afterNextRender, inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

/** What a link that was sent brings along in its fragment, which browsers tell no server. Taken out of the address, so that it stays nowhere. */
export function fragmentOfLink(): { readonly token: string; readonly first: boolean } {
  const [route, router] = [inject(ActivatedRoute), inject(Router)];
  const fragment = new URLSearchParams(route.snapshot.fragment ?? '');
  afterNextRender(() => void router.navigate([], { relativeTo: route, replaceUrl: true }));
  return { token: fragment.get('token') ?? '', first: fragment.has('first') };
}
