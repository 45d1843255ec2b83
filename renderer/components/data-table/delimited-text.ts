/** Rows of cells as text, cells parted by tabs, the way Excel and WPS take a pasted block. */
export function toTabbedText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(cell).join('\t')).join('\r\n');
}

/**
 * What a spreadsheet would run as a formula is turned into words by an apostrophe in front. Plain numbers, also
 * negative ones, stay numbers.
 */
function guarded(text: string): string {
  const risky = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text);
  return risky && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

/** Rows of cells as a CSV file: UTF-8 with a byte order mark, as Excel and WPS expect; formulas are disarmed. */
export function toCsv(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const cell = (text: string) => `"${guarded(text).replaceAll('"', '""')}"`;
  const body = rows.map((cells) => cells.map(cell).join(',')).join('\r\n');
  return new TextEncoder().encode(`\ufeff${body}\r\n`);
}
