import { publicHolidays } from '../../src/adapters/calendar/holidays';

export const holidays = publicHolidays('NO', 2024, 2032);
