import { type Place, Places } from '../components/places.tsx';

const places: readonly Place[] = [
  { label: '文件登记', to: '/archive', exact: true, procedure: 'archive.list' },
  { label: '批量生成', to: '/archive/batches', procedure: 'archive.listBatches' },
  { label: '移交', to: '/archive/transfers', procedure: 'archive.listTransfers' },
  { label: '核对文件', to: '/archive/verify', procedure: 'archive.verifyFile' },
  { label: '打印不出的字', to: '/archive/characters', procedure: 'archive.listUnprintable' },
  { label: '文书设置', to: '/archive/style', procedure: 'archive.style' },
];

/** The places of the archive, in the order of its work. */
export const ArchiveNav = () => <Places label="归档" places={places} />;
