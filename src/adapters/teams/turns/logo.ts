import type { Trygg } from '../../../application/trygg';
import type { ChatScreen } from '../cards/screens';
import type { SentFile } from '../sent-files';
import type { Turn } from './turn';

const images = ['png', 'jpg', 'jpeg'];

/** Somebody sent a file: HR may mean it as the logo. Nothing is read before they say so. */
export async function fileSent(trygg: Trygg, { personId }: Turn, { address, type }: SentFile): Promise<ChatScreen> {
  const isAsked = images.includes(type) && (await trygg.setup.isTheirs(personId));
  return isAsked ? { screen: 'logoAsked', use: { verb: 'UseLogo', file: address } } : { screen: 'fileSent' };
}

export async function useLogo(trygg: Trygg, { personId, data }: Turn): Promise<ChatScreen> {
  return said(await trygg.setup.logo.use(personId, data.file ?? ''));
}

function said(answer: Awaited<ReturnType<Trygg['setup']['logo']['use']>>): ChatScreen {
  return answer === 'notYours' ? { screen: 'problem', problem: 'notYours' } : { screen: 'logoSaid', said: answer };
}
