import { type ReactNode, useEffect, useId } from 'react';
import { Link } from 'react-router';
import styles from './page.module.css';

/** A step of the way to this page; the last one has no address. */
export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

interface PageProps {
  /** Takes the whole height and lets a child (a table, a three-column sheet) scroll inside itself. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** The body of a page below the top bar: margins and distances. Starts with a {@link PageHeader}. */
export function Page({ fill = false, children }: PageProps) {
  return <div className={fill ? `${styles.page} ${styles.fill}` : styles.page}>{children}</div>;
}

interface PageHeaderProps {
  readonly title: string;
  /** Where the page lies, outermost first, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** A few quiet words or chips beside the title. */
  readonly meta?: ReactNode;
  /** Quiet controls (save indicator, history); before the main action. */
  readonly extra?: ReactNode;
  /** The page's one main action, a `<Button type="primary">`; none for who may not do it. */
  readonly action?: ReactNode;
}

/** Breadcrumb, title of 20 px and at most one main action at the top right. Also names the window. */
export function PageHeader({ title, crumbs = [], meta, extra, action }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · 驻村考评`;
  }, [title]);
  return (
    <header>
      {crumbs.length > 0 && (
        <nav aria-label="位置">
          <ol className={styles.crumbs}>
            {crumbs.map(({ label, to }) => (
              <li key={label}>{to === undefined ? label : <Link to={to}>{label}</Link>}</li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles.head}>
        <div className={styles.title}>
          <h1>{title}</h1>
          {meta !== undefined && <div className={styles.meta}>{meta}</div>}
        </div>
        <div className={styles.actions}>
          {extra}
          {action}
        </div>
      </div>
    </header>
  );
}

interface PanelProps {
  readonly title?: string;
  /** Shown at the right end of the panel's title line. */
  readonly extra?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A white sheet on the page, with a heading of its own. */
export function Panel({ title, extra, className, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      className={className === undefined ? styles.panel : `${styles.panel} ${className}`}
      {...(title === undefined ? {} : { 'aria-labelledby': headingId })}
    >
      {title !== undefined && (
        <div className={styles.panelHead}>
          <h2 id={headingId}>{title}</h2>
          {extra !== undefined && <div className={styles.panelExtra}>{extra}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
