/** Notified when change requests have changed, at commit. */
export const changeRequestsChannel = 'registry_change_requests';

/** Tells whoever watches that something may have changed; what it is, they look up. */
export interface News {
  tell(): void;
  /** Gives what ends it. */
  onNews(listener: () => void): () => void;
}

export function createNews(): News {
  const listeners = new Set<() => void>();
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
