import { maxTileLevel, type Tile, tileWidth } from './tile.ts';

/** `tile/<L>/<N>[.p/<W>]` (c2sp.org/tlog-tiles, "Merkle Tree"). */
export function formatTilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${formatIndex(index)}${formatWidth(width)}`;
}

/** `tile/entries/<N>[.p/<W>]` (c2sp.org/tlog-tiles, "Log entries"). */
export function formatEntriesPath({ index, width }: Omit<Tile, 'level'>): string {
  return `tile/entries/${formatIndex(index)}${formatWidth(width)}`;
}

/** Null where the path is none, or not the one way to write it. */
export function parseTilePath(path: string): Tile | null {
  const [, level = '', rest = ''] = /^tile\/(\d{1,2})\/(.+)$/.exec(path) ?? [];
  const place = parsePlace(rest);
  if (place === null || Number(level) > maxTileLevel) return null;
  const tile = { level: Number(level), ...place };
  return formatTilePath(tile) === path ? tile : null;
}

/** As {@link parseTilePath}, for entry bundles. */
export function parseEntriesPath(path: string): Omit<Tile, 'level'> | null {
  const [, rest = ''] = /^tile\/entries\/(.+)$/.exec(path) ?? [];
  const place = parsePlace(rest);
  return place !== null && formatEntriesPath(place) === path ? place : null;
}

/** 1234067 → `x001/x234/067`. */
function formatIndex(index: number): string {
  let path = threeDigits(index % 1000);
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${threeDigits(rest % 1000)}/${path}`;
  return path;
}

function threeDigits(value: number): string {
  return String(value).padStart(3, '0');
}

function formatWidth(width: number): string {
  return width === tileWidth ? '' : `.p/${width}`;
}

function parsePlace(text: string): Omit<Tile, 'level'> | null {
  const [, digits, width] = /^((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const place = { index: Number(digits.replaceAll(/[x/]/g, '')), width: width === undefined ? tileWidth : Number(width) };
  const isPlace = Number.isSafeInteger(place.index) && place.width > 0 && (width === undefined || place.width < tileWidth);
  return isPlace ? place : null;
}
