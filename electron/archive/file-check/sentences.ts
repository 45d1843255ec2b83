import type { FileVerification, RegisteredDocument } from '#shared/contract/archive.ts';
import type { Unreadable } from './pdf-content.types.ts';

type Claim = NonNullable<FileVerification['claim']>;

const nameOf = ({ registerNumber, title, personName, version }: RegisteredDocument) =>
  `${registerNumber}《${title}》${personName === null ? '' : `（${personName}）`}第 ${version} 版`;

/** Whether an entry is in force, and what is instead of it. */
function standing(document: RegisteredDocument, replacedBy: RegisteredDocument | null): string {
  const { registerNumber, state, voidReason } = document;
  const instead = replacedBy === null ? '目前没有替代它的有效文件。' : `现行有效的是 ${nameOf(replacedBy)}。`;
  switch (state) {
    case 'issued':
      return `${registerNumber} 现行有效。`;
    case 'superseded':
      return `${registerNumber} 已被替代，不再使用。${instead}`;
    case 'voided':
      return `${registerNumber} 已作废，理由：${voidReason ?? '没有记录'}。${instead}`.replace(
        /([。；！？])。/gu,
        '$1',
      );
  }
}

/** A number or data that do not belong together: somebody changed the footer. */
function contradiction({ registerNumber, snapshotSha256 }: RegisteredDocument, claim: Claim): string[] {
  if (claim.registerNumber !== registerNumber) {
    return [
      `页脚写的登记号是 ${claim.registerNumber ?? '空的'}，登记簿中没有这个号；按页脚的数据校验码，它对应的是 ${registerNumber}。`,
    ];
  }
  if (claim.dataDigits !== null && !snapshotSha256.startsWith(claim.dataDigits)) {
    return [`页脚的数据校验码 ${claim.dataDigits} 与 ${registerNumber} 登记的不一致。`];
  }
  return [];
}

const unreadable: Record<Unreadable | 'no_pdf', string> = {
  no_pdf: '这份文件的内容不是 PDF，只能核对 PDF 文件。请另选。',
  damaged: '这份 PDF 已经损坏或不完整。请向提供的人重新要一份完整的文件。',
  locked: '这份 PDF 设有打开密码。请去掉密码后再核对。',
  too_large: '这份 PDF 的内容过多，在限定的时间和内存内读不完。请确认它是不是本程序生成的文件。',
};

/** The answers about a file, in plain sentences. */
export const sentences = {
  unchanged: (document: RegisteredDocument, replacedBy: RegisteredDocument | null) => [
    `这就是登记的 ${nameOf(document)}，与登记的文件逐字节相同，没有改动。`,
    standing(document, replacedBy),
  ],
  resaved: (document: RegisteredDocument, replacedBy: RegisteredDocument | null, claim: Claim) => [
    `这是 ${nameOf(document)} 的另存件：文件的字节与登记的不同，逐页比较的文字、位置和线条相同。`,
    '字形和文件属性没有比较。归档和对外提供请用登记的原件。',
    ...contradiction(document, claim),
    standing(document, replacedBy),
  ],
  changed: (document: RegisteredDocument, replacedBy: RegisteredDocument | null, claim: Claim) => [
    `这份文件写的是 ${nameOf(document)}，但内容与登记的不同，不能作为登记的文件使用。`,
    ...contradiction(document, claim),
    standing(document, replacedBy),
  ],
  /** @param seesAll whether the reader may know of every entry */
  unknownNumber: (registerNumber: string | null, seesAll: boolean) => [
    seesAll
      ? `这份文件写有登记号 ${registerNumber ?? ''}，登记簿中没有这个号，本程序没有登记过它。`
      : `这份文件写有登记号 ${registerNumber ?? ''}，您能查看的登记簿中没有这个号，不能确认它。`,
    '请核对登记号，并向提供的人问明文件来源。',
  ],
  preview: () => [
    '这是预览稿，没有登记，不能作为正式文件使用。',
    '需要正式文件时，请在登记簿中打开登记的那一份。',
  ],
  foreign: () => ['这不是登记簿中的文件：没有找到登记号，内容也与任何登记的文件不同。'],
  unreadable: (reason: Unreadable | 'no_pdf') => ['不能读取。', unreadable[reason]],
};
