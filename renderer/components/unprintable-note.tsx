import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { orpc } from '../app/client.ts';
import styles from './unprintable-note.module.css';

/** Characters that the fonts of the program surely have: nobody has to be asked about a text of these. */
const common = /^[\u4e00-\u9fa5A-Za-z0-9\s·，。、（）()]*$/;

/** Says below a field that some character of what is typed in it cannot be printed, and what to type instead. */
export function UnprintableNote({ text }: { readonly text: string }) {
  const typed = useDeferredValue(text);
  const query = useQuery({
    ...orpc.archive.unprintable.queryOptions({ input: { text: typed } }),
    enabled: !common.test(typed),
    // What can be printed changes with the program only.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const characters = common.test(typed) ? [] : (query.data?.characters ?? []);
  return (
    <span role="status">
      {characters.map(({ character, codePoint, advice }) => (
        <span key={codePoint} className={styles.note}>
          {codePoint} 的“{character}”打印不出来。{advice}
        </span>
      ))}
    </span>
  );
}
