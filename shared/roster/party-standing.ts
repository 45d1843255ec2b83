/** What a person is in the Communist Party of China, as far as the words of 政治面貌 tell. */
export type PartyStanding = 'full' | 'probationary' | 'none' | 'unclear';

const others =
  /群众|共青团|团员|民主党派|无党派|民革|民盟|民建|民进|农工党|致公党|九三|台盟|普通公民|积极分子|发展对象|入党申请/;

/** Reads 政治面貌: probation is not full membership, and what cannot be told is not guessed. */
export function partyStandingOf(politicalStatus: string): PartyStanding {
  const words = politicalStatus.normalize('NFKC').replace(/\(.*?\)|\s/g, '');
  if (/预备/.test(words)) return 'probationary';
  if (others.test(words)) return 'none';
  if (/^(中共|中国共产党|共产党)?(正式)?党员$/.test(words) || /^(中国)?共产党员$/.test(words)) return 'full';
  return 'unclear';
}
