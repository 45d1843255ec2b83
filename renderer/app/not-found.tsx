import { DeadEnd } from './dead-end.tsx';

/** An address that leads nowhere, within the frame. */
export function NotFound() {
  return <DeadEnd title="没有这个页面">可能是旧的收藏，或地址抄写有误。</DeadEnd>;
}
