/** The part of the package that is used; it comes without types. */
declare module 'punycode/punycode.js' {
  const punycode: {
    /** @throws RangeError */
    decode(encoded: string): string;
  };
  export default punycode;
}
