import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { SearchIcon } from './icons.tsx';
import { useShortcut } from './use-shortcut.ts';

interface TextFilterProps {
  readonly value: string;
  /** Called when typing pauses, never in the middle of composing a character. */
  readonly onChange: (text: string) => void;
  readonly placeholder: string;
  readonly 'aria-label': string;
  readonly className?: string | undefined;
  /** Ctrl+F leads here. */
  readonly shortcut?: boolean;
}

/** Milliseconds without a key after which the text is looked up. */
const typingPause = 150;

/** A text to look for in a list. A value that comes from elsewhere (the address) replaces what is typed. */
export function TextFilter({ value, onChange, className, shortcut = true, ...rest }: TextFilterProps) {
  const [typed, setTyped] = useState(value);
  const [composing, setComposing] = useState(false);
  const sent = useRef(value);
  const field = useRef<InputRef>(null);
  useShortcut('f', () => field.current?.focus({ cursor: 'all' }), shortcut);

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);

  useEffect(() => {
    if (composing || typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange(typed);
    }, typingPause);
    return () => clearTimeout(timer);
  }, [typed, composing, onChange]);

  return (
    <Input
      ref={field}
      className={className ?? ''}
      prefix={<SearchIcon />}
      allowClear
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      {...rest}
    />
  );
}
