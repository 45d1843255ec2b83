import { expect, test } from './support/desk.ts';

/** What both shells promise the page, seen from inside a real browser. */
test('the program opens on its first page, without the launch token in sight', async ({ page }) => {
  await expect(page).toHaveTitle(/驻村考评/);
  await expect(page.locator('#root')).toContainText('管理员');
  expect(page.url()).not.toContain('token');
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('a deep address survives a reload', async ({ page }) => {
  const deep = new URL('/roster/import', page.url()).href;
  await page.evaluate((address) => window.location.assign(address), deep);
  await page.waitForURL(deep);
  await page.reload();
  await expect(page.locator('#root')).toContainText('管理员');
});

test.describe('an attack from inside the page', () => {
  test.use({ provokes: true });

  test('the page can neither run foreign script nor reach outside', async ({ page }) => {
    const blocked = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      );
      const inline = document.createElement('script');
      inline.textContent = 'window.foreign = true';
      document.head.append(inline);
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      document.head.append(style);
      const outside = await fetch('http://127.0.0.1:1/').then(
        () => 'reached',
        () => 'refused',
      );
      await new Promise((resolve) => setTimeout(resolve));
      return { violations: violations.sort(), ran: 'foreign' in window, outside };
    });
    expect(blocked).toEqual({
      violations: ['connect-src', 'script-src-elem', 'style-src-elem'],
      ran: false,
      outside: 'refused',
    });
  });
});

test('shipped fonts are used, so that Chinese shows on a machine without Chinese fonts', async ({ page }) => {
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family);
  });
  expect(loaded.length).toBeGreaterThan(0);
});
