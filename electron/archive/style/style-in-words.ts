import {
  type DocumentStyle,
  type HouseFont,
  optionalRowLabels,
  sealPositionLabels,
  signedCellLabels,
} from '#shared/archive/document-style.ts';

/** What a style says, for the trail; the version itself keeps it to the letter. */
export function styleInWords({ organs, order, hidden, seal, fonts }: DocumentStyle) {
  return {
    printedOrgans: organs.map(({ name, printedAs }) => `${name}，印作${printedAs}`),
    annualFormCells: order.annual_form.map((cell) => signedCellLabels[cell]).join('、'),
    termFormCells: order.term_form.map((cell) => signedCellLabels[cell]).join('、'),
    annualFormLeftOut: hidden.annual_form.map((row) => optionalRowLabels[row]).join('、'),
    termFormLeftOut: hidden.term_form.map((row) => optionalRowLabels[row]).join('、'),
    sealPosition: sealPositionLabels[seal],
    contentFont: fontInWords(fonts.content),
    titleFont: fontInWords(fonts.title),
  };
}

const fontInWords = (font: HouseFont | null): string =>
  font === null ? '随附字体' : `${font.family}（文件摘要 ${font.sha256}）`;
