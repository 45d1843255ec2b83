import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './characters.module.css';

/** What the families of the program's fonts are called in Chinese. */
const chineseNames: Readonly<Record<string, string>> = {
  FandolFang: '仿宋',
  'LXGW WenKai Light': '霞鹜文楷',
  'Noto Sans SC': '思源黑体',
  'Noto Serif SC': '思源宋体',
  HanaMinB: '花园明朝体',
};

const inThousands = (count: number) => count.toLocaleString('zh-CN');

/** What the fonts of the program print of each part of Unicode with Chinese characters. */
export function CoverageTable() {
  const query = useQuery({
    ...orpc.archive.characterCoverage.queryOptions(),
    // Fonts come with the program and never change while it runs.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const coverage = query.data;
  if (query.isPending) return <Skeleton active title={false} />;
  if (!coverage) return <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />;
  const { characters, printable } = coverage.nationalStandard;
  return (
    <>
      <p className={styles.hint}>
        GB 18030—2022 实现级别 3 的 {inThousands(characters)} 个汉字
        {printable === characters ? '全部能打印' : `，能打印 ${inThousands(printable)} 个`}
        。这些字体随程序安装，在每台电脑上印出来都一样；“文书设置”里另选的字体缺字时，也用它们补上。
      </p>
      <table className={styles.table} aria-label="字体能打印的汉字">
        <thead>
          <tr>
            <th scope="col">统一码分区</th>
            <th scope="col" className={styles.number}>
              汉字
            </th>
            <th scope="col" className={styles.number}>
              能打印
            </th>
            <th scope="col" className={styles.number}>
              不能打印
            </th>
            <th scope="col">用哪种字体</th>
          </tr>
        </thead>
        <tbody>
          {coverage.blocks.map((block) => (
            <tr key={block.label}>
              <th scope="row">{block.label}</th>
              <td className={styles.number}>{inThousands(block.characters)}</td>
              <td className={styles.number}>{inThousands(block.printable)}</td>
              <td className={styles.number}>{inThousands(block.characters - block.printable)}</td>
              <td>
                {block.fonts.length === 0
                  ? '随附的字体都没有'
                  : block.fonts
                      .map(
                        (font) =>
                          `${chineseNames[font.name] ?? font.name} ${inThousands(font.characters)} 字`,
                      )
                      .join('，')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
