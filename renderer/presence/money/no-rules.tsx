import { Link } from 'react-router';
import type { UsedScheme } from '#shared/contract/presence-duties.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/page.tsx';

interface NoRulesProps {
  readonly scheme: UsedScheme;
  /** What the scheme says nothing of, e.g. 工作经费. */
  readonly what: string;
}

/** Instead of a statement that the scheme has no rules for. */
export function NoRules({ scheme, what }: NoRulesProps) {
  return (
    <Panel>
      <EmptyState action={<Link to="/policy">查看制度方案</Link>}>
        {scheme.title}没有规定{what}，没有可以计算的金额。可以在上方换一个方案，或在制度方案中补充标准。
      </EmptyState>
    </Panel>
  );
}
