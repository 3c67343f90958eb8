/** A stable name for programs: `excel-addin`, `adhoc.maxRows`. */
export const keyPattern = /^[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/u;
