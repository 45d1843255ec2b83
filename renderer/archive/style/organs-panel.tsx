import { Input } from 'antd';
import type { DocumentStyle } from '#shared/archive/document-style.ts';
import styles from './style.module.css';

interface OrgansPanelProps {
  /** Names in the scheme in force. */
  readonly organs: readonly string[];
  readonly style: DocumentStyle;
  readonly onChange: (style: DocumentStyle) => void;
}

/** The names of organs as they are to stand on paper; those of earlier schemes stay until they are cleared. */
export function OrgansPanel({ organs, style, onChange }: OrgansPanelProps) {
  const names = [...new Set([...organs, ...style.organs.map(({ name }) => name)])];
  const printedAs = (name: string) => style.organs.find((organ) => organ.name === name)?.printedAs ?? '';
  const print = (name: string, as: string) => {
    const others = style.organs.filter((organ) => organ.name !== name);
    const all = as === '' ? others : [...others, { name, printedAs: as }];
    const sorted = all.toSorted((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
    onChange({ ...style, organs: sorted });
  };
  return (
    <>
      <p className={styles.help}>
        制度方案里写的是通称。填写本地机关的全称，文书上就印全称；不填的照方案印。
      </p>
      <div className={styles.organs}>
        {names.map((name) => (
          <div key={name}>
            <label htmlFor={`organ-${name}`}>{name}</label>
            <Input
              id={`organ-${name}`}
              value={printedAs(name)}
              placeholder={name}
              maxLength={60}
              onChange={({ target }) => print(name, target.value)}
            />
          </div>
        ))}
      </div>
    </>
  );
}
