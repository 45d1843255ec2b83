import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fontFiles } from '../../../electron/documents/fonts.ts';
import { launchBrowser } from '../../support/browser.ts';
import type { Sheet, SheetCell } from './form-sheets.ts';

const origin = 'http://forms.invalid';
const faces = { content: 'fangsong', rare: 'kaiti', label: 'heiti', title: 'songti' } as const;

const style = `
  ${Object.entries(faces)
    .map(([name, face]) => `@font-face { font-family: ${name}; src: url('/${face}'); }`)
    .join('\n')}
  @page { size: A4; margin: 20mm 20mm 20mm 25mm; }
  body { margin: 0; font: 12pt content, rare; }
  section { break-after: page; height: 257mm; position: relative; }
  section:last-child { break-after: auto; }
  h1 { font: 22pt title; text-align: center; margin: 0; }
  table { border-collapse: collapse; width: 100%; table-layout: fixed; }
  td { border: 0.5pt solid black; text-align: center; padding: 0 1mm; }
  td.label { font-family: label, rare; }
  td.prose { text-align: justify; vertical-align: top; white-space: pre-wrap; text-indent: 2em; }
  footer { position: absolute; bottom: 0; font-size: 8pt; text-align: center; width: 100%; white-space: pre; }
  svg { position: absolute; bottom: 0; left: 0; width: 12mm; height: 12mm; }`;

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const cell = ({ columns, text, label, prose }: SheetCell) =>
  `<td colspan="${columns}" class="${label ? 'label' : ''} ${prose ? 'prose' : ''}">${escaped(text)}</td>`;

/** The pages as HTML that looks like ours. */
export const htmlOf = (sheets: readonly Sheet[]): string =>
  sheets
    .map(
      ({ title, heading, rows, footer, code }) =>
        `<section>${title === '' ? '' : `<h1>${title}</h1>`}<p>${escaped(heading)}</p><table>` +
        rows
          .map(({ height, cells }) => `<tr style="height:${height}mm">${cells.map(cell).join('')}</tr>`)
          .join('') +
        `</table><footer>${escaped(footer.join('\n'))}</footer>${code}</section>`,
    )
    .join('');

/**
 * Prints files with Chromium, as many at a time as there are pages; fonts are loaded before.
 *
 * @returns milliseconds that all of them took, and bytes of the last
 */
export async function printWithChromium(
  files: readonly string[],
  resourcesDirectory: string,
  parallel = 2,
): Promise<{ milliseconds: number; lastBytes: number }> {
  const browser = await launchBrowser();
  try {
    const pages = await Promise.all(
      Array.from({ length: parallel }, async () => openPage(await browser.newPage(), resourcesDirectory)),
    );
    let lastBytes = 0;
    const queue = [...files];
    const startedAt = performance.now();
    await Promise.all(
      pages.map(async (page) => {
        for (let html = queue.shift(); html !== undefined; html = queue.shift()) {
          lastBytes = (await print(page, html)).length;
        }
      }),
    );
    return { milliseconds: performance.now() - startedAt, lastBytes };
  } finally {
    await browser.close();
  }
}

async function openPage(page: Page, resourcesDirectory: string): Promise<Page> {
  await page.route(`${origin}/**`, async (route) => {
    const id = Object.values(faces).find((face) => route.request().url().endsWith(`/${face}`));
    if (id)
      await route.fulfill({ body: await readFile(join(resourcesDirectory, 'fonts', fontFiles[id].path)) });
    else await route.fulfill({ contentType: 'text/html', body: `<style>${style}</style><body></body>` });
  });
  await page.goto(`${origin}/`);
  await page.evaluate(
    (families) => Promise.all(families.map((family) => document.fonts.load(`12pt ${family}`, '示'))),
    Object.keys(faces),
  );
  await print(page, '<section>示例</section>');
  return page;
}

async function print(page: Page, html: string): Promise<Buffer> {
  await page.evaluate((content) => {
    document.body.innerHTML = content;
  }, html);
  return page.pdf({ preferCSSPageSize: true, tagged: true });
}
