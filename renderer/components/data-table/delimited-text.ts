/** Rows of cells as text, cells parted by tabs, the way Excel and WPS take a pasted block. */
export function toTabbedText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(cell).join('\t')).join('\r\n');
}
