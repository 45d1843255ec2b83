import type { UnprintableCharacter } from '#shared/contract/archive-characters.ts';
import { codePointName } from '../../documents/glyph-coverage.ts';
import { isPrintable } from '../../documents/printable.ts';
import { blockLabelOf } from './blocks.ts';

/**
 * Characters that GBK had on private code points, from U+E815 on, before Unicode took them up; data from old systems and
 * old input methods still bring them.
 */
const gbkPrivateStart = 0xe815;
const gbkCharacters = [
  ...'⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
];

/** What there is to say about a character that cannot be printed. */
export function explained(codePoint: number): UnprintableCharacter {
  return {
    character: String.fromCodePoint(codePoint),
    codePoint: codePointName(codePoint),
    block: blockLabelOf(codePoint),
    advice: adviceFor(codePoint),
  };
}

function adviceFor(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  const standard = standardForm(codePoint);
  if (standard !== null) {
    return `请改用规范编码的“${standard}”（${codePointName(standard.codePointAt(0) ?? 0)}），是同一个字。`;
  }
  if (/\p{Co}/u.test(character)) {
    return '这是输入法自造的字，换一台电脑就是另一个样子。请按户籍登记的字形重新录入。';
  }
  if (/\p{Variation_Selector}/u.test(character)) {
    return '这是跟在字后面的异体字选择符，本身不是字。请删去后重新录入前面的字。';
  }
  if (/\p{Script=Han}/u.test(character)) {
    return '随附的字体没有收录这个字。请先核对是否录入有误；确是这个字的，请改用户籍登记允许的规范字形。';
  }
  return '随附的字体没有这个符号。请删去，或者改用文字。';
}

/** The same character on the code point that fonts have it on. */
function standardForm(codePoint: number): string | null {
  const fromGbk = gbkCharacters[codePoint - gbkPrivateStart];
  const unified = String.fromCodePoint(codePoint).normalize('NFC');
  const standard = fromGbk ?? unified;
  const [only, ...more] = standard;
  const other = only?.codePointAt(0);
  if (other === undefined || other === codePoint || more.length > 0) return null;
  return isPrintable(other) ? standard : null;
}
