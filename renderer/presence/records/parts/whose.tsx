import { Link } from 'react-router';
import type { PersonId } from '#shared/ids.ts';
import { type PostRole, postRoleLabels } from '#shared/vocabulary.ts';
import styles from './parts.module.css';

interface WhoseProps {
  readonly row: {
    readonly personId: PersonId | null;
    readonly personName: string | null;
    readonly role?: PostRole | null;
    readonly townshipName: string | null;
    readonly villageName: string | null;
    readonly unitName: string | null;
  };
}

/** Whose record it is, on which post, with the way to everything else about the person. */
export function Whose({ row }: WhoseProps) {
  const post = [
    row.role ? postRoleLabels[row.role] : null,
    place(row),
    row.unitName && `${row.unitName}派出`,
  ];
  return (
    <p className={styles.who}>
      {row.personId === null ? (
        '待定人的岗位'
      ) : (
        <Link to={`/people/${row.personId}`}>{row.personName ?? '该人员'}</Link>
      )}
      {post.filter(Boolean).map((part) => ` · ${part}`)}
    </p>
  );
}

const place = ({ townshipName, villageName }: WhoseProps['row']) =>
  villageName === null ? null : `${townshipName ?? ''}${villageName}`;
