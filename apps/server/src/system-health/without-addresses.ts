/** The same text without e-mail addresses, and without what addresses of servers have before their `@`: accounts and passwords. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s@'"<>()]+@[^\s@'"<>(),]+/g, '…');
}
