import {
  ApartmentOutlined,
  BookOutlined,
  CalendarOutlined,
  CheckOutlined,
  CloseOutlined,
  DashboardOutlined,
  DownloadOutlined,
  DownOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  InfoCircleOutlined,
  KeyOutlined,
  LockOutlined,
  LogoutOutlined,
  PrinterOutlined,
  SearchOutlined,
  TableOutlined,
  TeamOutlined,
  UploadOutlined,
  UserOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

type Icon = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;

/** Icons stand beside words and are silent for screen readers: their built-in names are English. */
const silent = (Drawn: Icon) => {
  const Silent = ({ className = '' }: { readonly className?: string }) => (
    <Drawn aria-hidden className={className} />
  );
  return Silent;
};

export const AboutIcon = silent(InfoCircleOutlined);
export const ArchiveIcon = silent(FolderOpenOutlined);
export const AssessmentIcon = silent(FileDoneOutlined);
export const AuditIcon = silent(FileSearchOutlined);
export const CalendarIcon = silent(CalendarOutlined);
export const CheckIcon = silent(CheckOutlined);
export const CloseIcon = silent(CloseOutlined);
export const ColumnsIcon = silent(TableOutlined);
export const DownIcon = silent(DownOutlined);
export const DownloadIcon = silent(DownloadOutlined);
export const HistoryIcon = silent(HistoryOutlined);
export const KeyIcon = silent(KeyOutlined);
export const LockIcon = silent(LockOutlined);
export const OverviewIcon = silent(DashboardOutlined);
export const PolicyIcon = silent(BookOutlined);
export const PrintIcon = silent(PrinterOutlined);
export const RosterIcon = silent(ApartmentOutlined);
export const SearchIcon = silent(SearchOutlined);
export const SignOutIcon = silent(LogoutOutlined);
export const UploadIcon = silent(UploadOutlined);
export const UserIcon = silent(UserOutlined);
export const UsersIcon = silent(TeamOutlined);
export const ZoomInIcon = silent(ZoomInOutlined);
export const ZoomOutIcon = silent(ZoomOutOutlined);
