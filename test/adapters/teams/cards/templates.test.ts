import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { renderScreen } from '../../../../src/adapters/teams/cards/render-screen';
import { bind } from '../../../../src/adapters/teams/cards/templates';
import { textsFor } from '../../../../src/language/texts';
import { packageRoot } from '../../../../src/root';
import { rendered, samples } from './samples';

jest.mock('node:fs', () => {
  const fs = jest.requireActual('node:fs');
  return { ...fs, readFileSync: jest.fn(fs.readFileSync) };
});

const folder = join(packageRoot, 'cards');
const templatesRead = () =>
  jest.mocked(readFileSync).mock.calls.flatMap(([path]) => {
    const name = relative(folder, String(path)).replaceAll('\\', '/');
    return name.endsWith('.json') && !name.startsWith('..') ? [name] : [];
  });

describe('templates', () => {
  it('are read once each, and none lies there unused', () => {
    for (const sample of [...samples, ...samples]) rendered(sample);
    const there = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replaceAll('\\', '/'));
    expect(templatesRead().sort()).toEqual(there.sort());
  });

  it('do not show a name for which nothing is given', () => {
    expect(() => bind(textsFor('nb'), 'parts/text')).toThrow('nothing is given for "text"');
  });

  it('do not show a text that there is not', () => {
    const nowhere = { screen: 'dialogDone', step: 'noSuchStep', caseNumber: '1' } as const;
    expect(() => renderScreen(nowhere, 'nb')).toThrow('there is no text "steps.noSuchStep.thanks"');
  });

  it.each([`{"text": "\${a} \${b}"}`, `{"text": "\${if(a, b, c)}"}`, `{"$when": "\${a}"}`])(
    'hold no rule: %s',
    (json) => {
      jest.mocked(readFileSync).mockReturnValueOnce(json);
      expect(() => bind(textsFor('nb'), `parts/unknown-${json.length}`)).toThrow('a template holds no rule');
    },
  );
});
