import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import * as z from 'zod';

/*
 * A thread with a Typst compiler of its own: makes a PDF/A-2b file of the sheets it is sent and answers
 * with its length.
 */

const source = `
#let sheets = json(bytes(sys.inputs.sheets))
#set page(paper: "a4", margin: (left: 25mm, rest: 20mm), footer-descent: 0mm, footer: none)
#set text(font: ("FandolFang", "FandolFang R", "LXGW WenKai Light"), size: 12pt, lang: "zh", region: "cn", fallback: true)
#set document(title: sheets.first().heading, date: datetime(year: 2027, month: 1, day: 12))
#let cell(it) = table.cell(colspan: it.columns, align: if it.prose { left + top } else { center + horizon },
  if it.label { text(font: ("Noto Sans SC", "LXGW WenKai Light"), it.text) }
  else if it.prose { set par(justify: true, first-line-indent: (amount: 2em, all: true)); for line in it.text.split("\\n") { par(line) } }
  else { it.text })
#for (number, sheet) in sheets.enumerate() {
  if number > 0 { pagebreak() }
  if sheet.title != "" { align(center, text(font: ("Noto Serif SC",), size: 22pt, sheet.title)) }
  text(sheet.heading)
  table(columns: (1fr,) * 24, stroke: 0.5pt, inset: 1mm, rows: sheet.rows.map(row => row.height * 1mm),
    ..sheet.rows.map(row => row.cells.map(cell)).flatten())
  place(bottom + left, image(bytes(sheet.code), format: "svg", width: 12mm, height: 12mm))
  place(bottom + center, align(center, text(size: 8pt, sheet.footer.join("\\n"))))
}
`;

const { resourcesDirectory } = z.object({ resourcesDirectory: z.string() }).parse(workerData);
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [join(resourcesDirectory, 'fonts')] }] });

parentPort?.on('message', (sheets: string) => {
  const document = { mainFileContent: source, inputs: { sheets } };
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b' });
  compiler.evictCache(10);
  parentPort?.postMessage(pdf.length);
});
