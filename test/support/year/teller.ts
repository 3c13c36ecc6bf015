import { type Span, tellYear } from './year';

process.once('message', async (span: Span) => {
  const told = await tellYear(span);
  process.send?.(told, () => process.disconnect());
});
