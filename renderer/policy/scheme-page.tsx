import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { type MouseEvent, type ReactNode, useRef } from 'react';
import type { SchemeVersion } from '#shared/contract/policy.ts';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { grades, identityLabels, postRoleLabels } from '#shared/vocabulary.ts';
import { orpc } from '../app/client.ts';
import { formatMinute } from '../app/format.ts';
import { useAddressId } from '../app/use-address-id.ts';
import { originLabels } from '../app/words.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import styles from './policy.module.css';
import { Figure, Rule } from './rule.tsx';
import { TemplateRules } from './template-rules.tsx';

/** One scheme, to be read like the notice: rules at the left, the clauses they rest on at the right. */
export function SchemePage() {
  const id = useAddressId('schemeVersionId', schemeVersionIdSchema);
  const query = useQuery(
    orpc.policy.getScheme.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <Page fill>
      <PageHeader
        title={query.data?.title ?? '制度方案'}
        crumbs={[{ label: '制度方案', to: '/policy' }]}
        meta={query.data && `第 ${query.data.version} 版`}
      />
      <ErrorMessage title="方案没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {query.data && <SchemeText version={query.data} scheme={query.data.content} />}
    </Page>
  );
}

function SchemeText({ version, scheme }: { readonly version: SchemeVersion; readonly scheme: Scheme }) {
  const scroller = useRef<HTMLElement>(null);
  const { annual, gradeWords } = scheme;
  const words = gradeWords[0]?.words;
  const chapters = [
    { id: 'about', title: '出处' },
    { id: 'grades', title: '等次名称' },
    ...annual.templates.map(({ code, title }) => ({ id: code, title })),
    { id: 'quota', title: '优秀比例' },
    { id: 'approval', title: '审定机关' },
    { id: 'effects', title: '结果运用' },
  ];

  function goTo(event: MouseEvent, id: string) {
    event.preventDefault();
    const chapter = scroller.current?.querySelector<HTMLElement>(`#chapter-${id}`);
    chapter?.scrollIntoView({ block: 'start' });
    chapter?.focus({ preventScroll: true });
  }

  return (
    <div className={styles.reading}>
      <nav className={styles.chapters} aria-label="方案目录">
        <ul>
          {chapters.map(({ id, title }) => (
            <li key={id}>
              <a href={`#chapter-${id}`} onClick={(event) => goTo(event, id)}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={scroller} className={styles.text} tabIndex={0} aria-label="方案正文">
        <Chapter id="about" title="出处">
          <dl className={styles.about}>
            <dt>制度</dt>
            <dd>《{scheme.title}》</dd>
            <dt>文号</dt>
            <dd>{scheme.documentNumber}</dd>
            <dt>发文机关</dt>
            <dd>{scheme.issuer}</dd>
            <dt>发文日期</dt>
            <dd>{scheme.issuedOn ?? '文件没有写明'}</dd>
            <dt>来源</dt>
            <dd>
              {originLabels[version.origin]}，第 {version.version} 版，{formatMinute(version.publishedAt)}{' '}
              发布
            </dd>
            <dt>校验值</dt>
            <dd className={styles.hash}>{version.sha256}</dd>
          </dl>
          <p className={styles.legend}>
            左边是规则，右边是所依据的条文。标有<span className={styles.mark}>示例</span>
            的数字和名称条文没有规定，由县（市、区）驻村工作领导小组确定后再用。
          </p>
        </Chapter>
        <Chapter id="grades" title="等次名称">
          {gradeWords.map(({ identities, words: entry, ground }) => (
            <Rule key={identities.join()} grounds={[ground]}>
              <h3>{identities.map((identity) => identityLabels[identity]).join('、')}</h3>
              <p>
                <Figure ground={ground}>{grades.map((grade) => entry[grade]).join('、')}</Figure>
              </p>
            </Rule>
          ))}
        </Chapter>
        {words &&
          annual.templates.map((template) => (
            <Chapter key={template.code} id={template.code} title={template.title}>
              <p className={styles.quiet}>
                适用于{template.roles.map((role) => postRoleLabels[role]).join('、')}。等次按
                {gradeWords[0]?.identities.map((identity) => identityLabels[identity]).join('、')}的名称书写。
              </p>
              <TemplateRules template={template} words={words} />
            </Chapter>
          ))}
        <Chapter id="quota" title="优秀比例">
          <Rule grounds={[annual.excellentQuota.ground]}>
            <p>
              {annual.excellentQuota.ratio === null
                ? '条文没有规定具体比例。'
                : `不超过同一类人员的 ${annual.excellentQuota.ratio / 100}%，${
                    annual.excellentQuota.rounding === 'floor' ? '不足一人的舍去' : '四舍五入'
                  }。`}
            </p>
            <p className={styles.quiet}>公务员与其他人员分别排名和计算。</p>
          </Rule>
        </Chapter>
        <Chapter id="approval" title="审定机关">
          <Rule grounds={[annual.approvingOrgan.ground]}>
            <p>{annual.approvingOrgan.name}</p>
          </Rule>
        </Chapter>
        <Chapter id="effects" title="结果运用">
          {annual.effects.map(({ text, ground }) => (
            <Rule key={text} grounds={[ground]}>
              <p>{text}</p>
            </Rule>
          ))}
        </Chapter>
      </section>
    </div>
  );
}

interface ChapterProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Chapter({ id, title, children }: ChapterProps) {
  return (
    <section id={`chapter-${id}`} className={styles.chapter} tabIndex={-1} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
