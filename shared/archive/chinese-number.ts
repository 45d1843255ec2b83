const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const places = ['', '十', '百', '千'];

/**
 * A whole number from 1 to 9999 in Chinese numerals, e.g. 12 is 十二, 105 is 一百零五; beyond, in figures.
 */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) return String(value);
  const written = Array.from(String(value)).reduce((text, digit, index, all) => {
    const place = places[all.length - 1 - index] ?? '';
    if (digit !== '0') return `${text}${digits[Number(digit)]}${place}`;
    return text.endsWith('零') ? text : `${text}零`;
  }, '');
  return written.replace(/零$/u, '').replace(/^一十/u, '十');
}
