/** What a link that was sent brings along in its fragment, which browsers tell no server. Taken out of the address, so that it stays nowhere. */
export function fragmentOfLink(): { readonly token: string; readonly first: boolean } {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (fragment.has('token')) history.replaceState(history.state, '', location.pathname + location.search);
  return { token: fragment.get('token') ?? '', first: fragment.has('first') };
}
