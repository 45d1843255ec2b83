/** The page's address. There is one host on the scheme, so that the page has exactly one origin. */
export const deskOrigin = 'app://desk';

/** True for addresses of the program itself. `URL.origin` is `null` for custom schemes, so compare the parts. */
export function isDeskAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'desk';
}
