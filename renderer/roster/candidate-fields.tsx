import { Form, Segmented } from 'antd';
import type { PersonDraft } from '#shared/contract/roster.ts';
import type { PersonId } from '#shared/ids.ts';
import { PersonFields } from './person-fields.tsx';
import { PersonSearchField } from './person-search-field.tsx';
import { draftOf, type PersonValues } from './person-values.ts';
import styles from './roster.module.css';

/** Whether the person is typed in or is on the roster already. */
export type Who = 'new' | 'known';

export interface CandidateValues extends PersonValues {
  knownPerson?: PersonId;
}

/** The person that the fields say, as the contract takes one. */
export const candidateOf = (who: Who, values: CandidateValues): { id: PersonId } | PersonDraft =>
  who === 'known' && values.knownPerson ? { id: values.knownPerson } : draftOf(values);

interface CandidateFieldsProps {
  readonly who: Who;
  readonly onWho: (who: Who) => void;
  /** Whether somebody who is on a post now can be chosen. */
  readonly onPostToo: boolean;
}

/** Who is to go: a new person, of whom the name is enough for now, or one of the roster. Inside of a form in two columns. */
export function CandidateFields({ who, onWho, onPostToo }: CandidateFieldsProps) {
  return (
    <>
      <Segmented
        className={styles.who ?? ''}
        aria-label="安排谁"
        value={who}
        onChange={onWho}
        options={[
          { value: 'new', label: '新人员' },
          { value: 'known', label: '台账中已有的人' },
        ]}
      />
      {who === 'new' ? (
        <PersonFields />
      ) : (
        <Form.Item
          className={styles.full ?? ''}
          name="knownPerson"
          label="人员"
          required
          rules={[{ required: true, message: '请选择人员' }]}
          extra={
            onPostToo
              ? '可以提名现在岗的人；到岗前须先登记原岗位的离岗。'
              : '已在岗的人不能再安排到另一个岗位。'
          }
        >
          <PersonSearchField onPostToo={onPostToo} />
        </Form.Item>
      )}
    </>
  );
}
