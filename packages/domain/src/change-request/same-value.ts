/** Whether two values of JSON are the same; the order of an object's fields says nothing, and what is left out is null. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (!isStructure(one) || !isStructure(other)) return (one ?? null) === (other ?? null);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].every((field) => isSameValue(one[field], other[field]));
}

type Structure = Readonly<Record<string, unknown>>;

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null;
}
