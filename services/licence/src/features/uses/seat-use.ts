/** Days are those of UTC, counted from 1970 on. */
export const dayMs = 86_400_000;

/** So many different addresses of a person and day are told apart; of more it is known that they are so many at least. */
export const mostAddresses = 64;

/** What a seat was used for on a day, from one address, as the thread that answered tells it. */
export interface SeatUse {
  /** Of the seat, in the index: four words. */
  readonly fingerprint: Int32Array;
  readonly day: number;
  /** Epoch milliseconds. */
  readonly seenAt: number;
  /** By the ids of product and feature. */
  readonly key: string;
  readonly count: number;
  /** Null where it was told, and not seen. */
  readonly address: string | null;
}

/** What a thread has gathered, and what it has not. */
export interface GatheredUses {
  /** {@link gatheredWords} for each use: fingerprint, day, product, feature, count, second, place among the addresses. */
  readonly words: Int32Array;
  /** The first stands for none. */
  readonly addresses: readonly string[];
  /** Uses that there was no room for. */
  readonly lost: number;
  /** Uses told of whom or what nobody knows. */
  readonly skipped: number;
}

export const gatheredWords = 10;

export function readUses({ words, addresses }: GatheredUses): readonly SeatUse[] {
  return Array.from({ length: words.length / gatheredWords }, (_, index) => {
    const at = index * gatheredWords;
    const [day = 0, productId = 0, featureId = 0, count = 0, second = 0, address = 0] = words.subarray(at + 4, at + gatheredWords);
    return {
      fingerprint: words.subarray(at, at + 4),
      day,
      key: useKey({ productId, featureId }),
      count: count >>> 0,
      seenAt: (second >>> 0) * 1000,
      address: address === 0 ? null : (addresses[address] ?? null),
    };
  });
}

export interface UsedIds {
  /** 0: of no product in particular. */
  readonly productId: number;
  /** 0: a check. */
  readonly featureId: number;
}

function useKey({ productId, featureId }: UsedIds): string {
  return `${productId}/${featureId}`;
}

export function usedIds(key: string): UsedIds {
  const [productId = 0, featureId = 0] = key.split('/').map(Number);
  return { productId, featureId };
}
