import { useMemo } from 'react';
import { Link } from 'react-router';
import type { SchemeFileInspection } from '#shared/contract/policy.ts';
import { describeScheme } from '#shared/policy/describe/describe-scheme.ts';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { markedChapters, markTotals } from '../reading/marks.ts';
import readingStyles from '../reading/reading.module.css';
import { SchemeText } from '../reading/scheme-text.tsx';
import { versionInWords } from '../words.ts';

/** What a file of a scheme holds, to be read before it is taken. */
export function FileContent({ inspection }: { readonly inspection: SchemeFileInspection }) {
  const { content, known, problems, becomes } = inspection;
  const chapters = useMemo(() => markedChapters(content, describeScheme(content)), [content]);
  const totals = markTotals(chapters);
  const count = chapters.reduce((sum, { rules }) => sum + rules.length, 0);
  return (
    <>
      <Panel
        title={content.title}
        extra={
          <StatusChip tone={becomes === null ? 'red' : 'green'}>
            {becomes === null ? '不能导入' : '可以导入'}
          </StatusChip>
        }
      >
        <dl className={readingStyles.about}>
          <div>
            <dt>文号</dt>
            <dd>{content.documentNumber}</dd>
          </div>
          <div>
            <dt>制发机关</dt>
            <dd>{content.issuer}</dd>
          </div>
          <div>
            <dt>内容</dt>
            <dd>
              {count} 条规则，其中示例 {totals.example} 处、未载明 {totals.silent} 处
            </dd>
          </div>
          <div>
            <dt>版本</dt>
            <dd>
              对方的第 {inspection.version} 版{becomes !== null && `，导入后是本机的第 ${becomes} 版`}
            </dd>
          </div>
          <div>
            <dt>校验值</dt>
            <dd className={readingStyles.hash}>{inspection.sha256}</dd>
          </div>
          <div>
            <dt>核对结果</dt>
            <dd>
              {known ? (
                <>
                  内容与本机的<Link to={`/policy/${known.id}`}>{versionInWords(known)}</Link>完全相同
                </>
              ) : (
                '内容与校验值一致，本机还没有'
              )}
            </dd>
          </div>
        </dl>
        {problems.length > 0 && (
          <ul aria-label="方案的问题">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="方案全文">
        <SchemeText chapters={chapters} />
      </Panel>
    </>
  );
}
