/** What stands on a notice, in both languages. */
import { derived, type Readable } from "svelte/store";

import { device } from "../device";

const vi = {
  heading: "Thông báo từ bàn chủ tọa",
  at: (time: string) => `lúc ${time}`,
  read: "Đã đọc",
  more: (count: number) => `còn ${count} thông báo`,
};

const en: typeof vi = {
  heading: "Notice from the chair's desk",
  at: (time) => `at ${time}`,
  read: "I have read it",
  more: (count) => (count === 1 ? "1 more notice" : `${count} more notices`),
};

export const notices: Readable<typeof vi> = derived(device.settings, ($settings) => ($settings.language === "vi" ? vi : en));
