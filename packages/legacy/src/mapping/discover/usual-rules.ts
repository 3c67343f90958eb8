/** Days that old databases write where there is no start, and no end. */
export const usualOpenFrom: readonly string[] = ['0001-01-01', '1753-01-01', '1900-01-01'];
export const usualOpenUntil: readonly string[] = ['1900-01-01', '9999-12-31', '2999-12-31', '2099-12-31'];
