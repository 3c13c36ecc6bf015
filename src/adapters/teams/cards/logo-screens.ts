import type { LogoAnswer, LogoShown } from '../../../application/setup-logo';
import type { Texts } from '../../../language/texts';
import { type ChatCard, card } from './chat-card';
import type { ButtonData } from './lines';
import { actions, execute, menu } from './parts';
import { bind, type Piece } from './templates';

export type LogoScreen =
  /** A file that is read by nobody. */
  | { readonly screen: 'fileSent' }
  | { readonly screen: 'logoAsked'; readonly use: ButtonData }
  | { readonly screen: 'logoSaid'; readonly said: Exclude<LogoAnswer, 'notYours'> };

export function isLogo(screen: { readonly screen: string }): screen is LogoScreen {
  return ['fileSent', 'logoAsked', 'logoSaid'].includes(screen.screen);
}

export function logoCard(texts: Texts, screen: LogoScreen): ChatCard {
  switch (screen.screen) {
    case 'fileSent':
      return shown(texts, 'file-sent', '', menu(texts, 'report', 'talkTo', 'help'));
    case 'logoAsked': {
      const use = execute(texts, texts.text('screens.logo-asked.use'), screen.use, 'positive');
      return shown(texts, 'logo-asked', '', [...actions(texts, use), ...menu(texts, 'setup', 'home')]);
    }
    case 'logoSaid':
      return shown(texts, 'logo-said', `.${screen.said}`, menu(texts, 'setup', 'home'));
  }
}

function shown(texts: Texts, name: string, said: string, buttons: readonly Piece[]): ChatCard {
  const text = (key: string) => texts.text(`screens.${name}${said}.${key}`);
  const data = { heading: text('heading'), text: text('text'), actions: buttons };
  return card(texts, 'cases-to-review', data, texts.text('screens.setup-news.summary'));
}

/** As large as a card shows it, whatever its shape. Pixels. */
const most = { width: 160, height: 40 } as const;

/** At the top of a menu. */
export function logoPiece(texts: Texts, logo: LogoShown | undefined): readonly Piece[] {
  if (!logo) return [];
  const { url, alt } = logo;
  const { width, height } = fitted(logo);
  return [bind(texts, 'parts/logo', { url, alt, width: `${width}px`, height: `${height}px` })];
}

function fitted({ width, height }: LogoShown) {
  const scale = Math.min(most.width / width, most.height / height, 1);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
