import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import {
  type DocumentStyle,
  type HouseFont,
  type StyledText,
  styledTextLabels,
  styledTexts,
} from '#shared/archive/document-style.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './style.module.css';

/** What the shipped fonts are called in the choice. */
const shipped: Record<StyledText, string> = {
  content: '随程序的仿宋（归档推荐）',
  title: '随程序的宋体粗体（归档推荐）',
};
const shippedValue = '';

interface FontsPanelProps {
  readonly style: DocumentStyle;
  readonly onChange: (style: DocumentStyle) => void;
}

/** The fonts of contents and titles: those that come with the program, or some of this computer. */
export function FontsPanel({ style, onChange }: FontsPanelProps) {
  const installed = useQuery(
    orpc.archive.installedFonts.queryOptions({ staleTime: Number.POSITIVE_INFINITY }),
  );
  const fonts = installed.data ?? [];
  const choose = (text: StyledText, sha256: string) => {
    const font = fonts.find((one) => one.sha256 === sha256);
    const chosen: HouseFont | null = font ? { family: font.family, sha256 } : null;
    onChange({ ...style, fonts: { ...style.fonts, [text]: chosen } });
  };
  const optionsFor = (text: StyledText) => {
    const chosen = style.fonts[text];
    const gone = chosen && installed.data && !fonts.some(({ sha256 }) => sha256 === chosen.sha256);
    return [
      { value: shippedValue, label: shipped[text] },
      ...fonts.map(({ family, sha256, missing }) => ({
        value: sha256,
        label: missing === 0 ? family : `${family}（缺 ${missing} 个基本汉字）`,
      })),
      ...(gone ? [{ value: chosen.sha256, label: `${chosen.family}（这台电脑上没有）` }] : []),
    ];
  };
  return (
    <>
      <p className={styles.help}>
        方正、汉仪等系统字体要装在每台生成文书的电脑上，日后重做核验也离不开它；归档文书建议用随程序的字体。所选字体缺的字，用随程序的字体补上。
      </p>
      <ErrorMessage
        title="没有查到这台电脑的字体"
        error={installed.error}
        onRetry={() => void installed.refetch()}
      />
      <div className={styles.organs}>
        {styledTexts.map((text) => (
          <div key={text}>
            <label htmlFor={`font-${text}`}>{styledTextLabels[text]}字体</label>
            <Select
              id={`font-${text}`}
              value={style.fonts[text]?.sha256 ?? shippedValue}
              loading={installed.isPending}
              options={optionsFor(text)}
              onChange={(sha256) => choose(text, sha256)}
            />
          </div>
        ))}
      </div>
    </>
  );
}
