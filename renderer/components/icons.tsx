import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  CalendarOutlined,
  CheckOutlined,
  CloseOutlined,
  CommentOutlined,
  CopyOutlined,
  DashboardOutlined,
  DeleteOutlined,
  DownloadOutlined,
  DownOutlined,
  EditOutlined,
  EnvironmentOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FlagOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  InfoCircleOutlined,
  KeyOutlined,
  LeftOutlined,
  LockOutlined,
  LogoutOutlined,
  MoneyCollectOutlined,
  PlusOutlined,
  PrinterOutlined,
  RightOutlined,
  SearchOutlined,
  SolutionOutlined,
  SwapOutlined,
  TableOutlined,
  TeamOutlined,
  UndoOutlined,
  UnorderedListOutlined,
  UploadOutlined,
  UpOutlined,
  UserOutlined,
  UserSwitchOutlined,
  WalletOutlined,
  WarningOutlined,
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
export const AddIcon = silent(PlusOutlined);
export const AllowanceIcon = silent(WalletOutlined);
export const ArchiveIcon = silent(FolderOpenOutlined);
export const AssessmentIcon = silent(FileDoneOutlined);
export const AttendanceIcon = silent(CalendarOutlined);
export const AuditIcon = silent(FileSearchOutlined);
export const CalendarIcon = silent(CalendarOutlined);
export const CaseIcon = silent(AuditOutlined);
export const CheckIcon = silent(CheckOutlined);
export const CheckRoundIcon = silent(FlagOutlined);
export const CloseIcon = silent(CloseOutlined);
export const ColumnsIcon = silent(TableOutlined);
export const CopyIcon = silent(CopyOutlined);
export const DeleteIcon = silent(DeleteOutlined);
export const ConductIcon = silent(WarningOutlined);
export const ObservationIcon = silent(EditOutlined);
export const DownIcon = silent(DownOutlined);
export const DownloadIcon = silent(DownloadOutlined);
export const DutyIcon = silent(UnorderedListOutlined);
export const FollowUpIcon = silent(FieldTimeOutlined);
export const HistoryIcon = silent(HistoryOutlined);
export const KeyIcon = silent(KeyOutlined);
export const LeaveIcon = silent(SolutionOutlined);
export const LockIcon = silent(LockOutlined);
export const MeetingIcon = silent(CommentOutlined);
export const MoneyIcon = silent(MoneyCollectOutlined);
export const NominationIcon = silent(UserSwitchOutlined);
export const NextIcon = silent(RightOutlined);
export const OverviewIcon = silent(DashboardOutlined);
export const PolicyIcon = silent(BookOutlined);
export const PreviousIcon = silent(LeftOutlined);
export const PrintIcon = silent(PrinterOutlined);
export const RosterIcon = silent(ApartmentOutlined);
export const SearchIcon = silent(SearchOutlined);
export const SignOutIcon = silent(LogoutOutlined);
export const SignalIcon = silent(AlertOutlined);
export const UndoIcon = silent(UndoOutlined);
export const UnitIcon = silent(BankOutlined);
export const UpIcon = silent(UpOutlined);
export const UploadIcon = silent(UploadOutlined);
export const UserIcon = silent(UserOutlined);
export const UsersIcon = silent(TeamOutlined);
export const VillageIcon = silent(EnvironmentOutlined);
export const WhatIfIcon = silent(SwapOutlined);
export const ZoomInIcon = silent(ZoomInOutlined);
export const ZoomOutIcon = silent(ZoomOutOutlined);
