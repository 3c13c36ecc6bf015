declare module 'snowball-stemmers' {
  export function newStemmer(language: 'norwegian' | 'english'): { stem(word: string): string };
}
