import { Link } from 'react-router';
import * as z from 'zod';
import { missingGlyphSchema } from '#shared/contract/archive-base.ts';
import { errorData } from '../app/client.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import styles from './archive.module.css';

const advice =
  '程序自带的字体里没有这些字。为免打印时漏字，程序没有继续。请核对原始材料：写错的，在台账或考核中改正；确是本字的，请联系维护人员补充字体，或按规定改用规范字并在“需要说明的情况”中注明。';

const dataSchema = z.object({ glyphs: z.array(missingGlyphSchema) });

interface FormErrorProps {
  /** What was not made, e.g. 登记表. */
  readonly what: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Why a document could not be made; where characters cannot be drawn, each with its place and what to do. */
export function FormError({ what, error, onRetry }: FormErrorProps) {
  const glyphs = errorData(error, 'MISSING_GLYPH', dataSchema)?.glyphs;
  if (!glyphs) return <ErrorMessage title={`${what}没有生成`} error={error} onRetry={onRetry} />;
  return (
    <section className={styles.glyphs} role="alert" aria-label="存疑字">
      <h2>
        有 {glyphs.length} 个字印不出来，{what}没有生成
      </h2>
      <p>{advice}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">字</th>
            <th scope="col">编码</th>
            <th scope="col">所在项目</th>
            <th scope="col">姓名</th>
          </tr>
        </thead>
        <tbody>
          {glyphs.map((glyph) => (
            <tr key={`${glyph.codePoint}${glyph.field}`}>
              <td className={styles.glyph}>{glyph.character}</td>
              <td>{glyph.codePoint}</td>
              <td>{glyph.field}</td>
              <td>{glyph.person}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Link to="/archive/characters">打印不出的字：全部所在和改法</Link>
      </p>
    </section>
  );
}
