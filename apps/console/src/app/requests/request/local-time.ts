/** An instant as `<input type="datetime-local">` takes it, in the time zone of the browser. */
export function localTimeOf(instant: string): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant of a local time; null where none is given. */
export function instantOfLocalTime(text: string): string | null {
  return text === '' ? null : new Date(text).toISOString();
}
